import Glibc
import HTTPTypes

/// `FUZZ_TARGET` chooses what the input is: `request` (default), `chunked` or `target`.
private let target = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? "request"

/// Called by libFuzzer. A broken rule traps, which libFuzzer reports with the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: data, count: size))
    switch target {
    case "chunked": ChunkedFuzz.run(input)
    case "target": TargetFuzz.run(input)
    default: RequestFuzz.run(input)
    }
    return 0
}

/// Where to cut an input in two: anywhere, but always the same for the same input.
func cut(_ input: [UInt8]) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in input { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(hash % UInt64(input.count + 1))
}
