import Glibc
import HubJSON

/// One of the process's two outputs: results go to standard output, everything else to standard error.
struct Terminal {
    static let output = Terminal(descriptor: STDOUT_FILENO)
    static let error = Terminal(descriptor: STDERR_FILENO)

    private let descriptor: Int32

    /// Whether a person is watching.
    var isInteractive: Bool { isatty(descriptor) == 1 }

    /// Whether a person is watching who wants colours, see no-color.org.
    var takesColours: Bool { isInteractive && getenv("NO_COLOR") == nil }

    /// Writes the text and a line break, if it has none.
    func print(_ text: String) {
        write(text.hasSuffix("\n") ? text : text + "\n")
    }

    func print(_ value: JSONValue) {
        print(value.text(.pretty))
    }

    /// Writes at once and unbuffered; what a closed pipe doesn't take is lost.
    func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let base = rest.baseAddress, !rest.isEmpty {
                let count = Glibc.write(descriptor, base, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
            }
        }
    }
}
