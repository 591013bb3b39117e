@main struct Clearway { static func main() {} }
