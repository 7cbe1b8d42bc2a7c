import ArgumentParser

struct JSONFlag: ParsableArguments {
    @Flag(name: .customLong("json"), help: "Print JSON, for machines.")
    var isOn = false
}
