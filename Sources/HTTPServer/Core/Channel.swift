/// A file descriptor watched by a core. Everything but `init` happens on the core's thread.
class Channel {
    let descriptor: Int32
    unowned let core: Core
    /// Place in the core's table; set while registered.
    var slot: Int?

    init(descriptor: Int32, core: Core) {
        self.descriptor = descriptor
        self.core = core
    }

    /// Readiness, as an epoll event mask.
    func ready(_ events: UInt32) {}

    /// Called a few times a second for deadlines; whether there was more to do than to look.
    func tick() -> Bool { false }
}
