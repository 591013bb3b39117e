// The room is furnished later.
