import Glibc

/// What the operating system allows this process.
public enum SystemLimits {
    /// Processors online.
    public static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// Raises the soft limit of open files to the hard one; returns the limit in force.
    @discardableResult
    public static func raiseFileLimit() -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
        if limit.rlim_cur < limit.rlim_max {
            var raised = limit
            raised.rlim_cur = raised.rlim_max
            if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
        }
        return Int(clamping: limit.rlim_cur)
    }

    /// 16,384 connections, less where files are scarce: a reserve stays for the store, logs and outgoing calls.
    public static let defaultConnections: Int = {
        let files = raiseFileLimit()
        return max(16, min(16_384, files - max(64, min(1024, files / 8))))
    }()
}
