import Glibc

@main
enum Start {
    static func main() async {
        let status = await CommandRun(arguments: Array(CommandLine.arguments.dropFirst())).run()
        exit(status.rawValue)
    }
}
