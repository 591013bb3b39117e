// The slow oracle of verdicts moves in here.
