"""xoshiro256** seeded through SplitMix64, for oracles that follow the hub's draws number by number."""

MASK = (1 << 64) - 1


def splitmix(state):
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        mixed = state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        yield mixed ^ (mixed >> 31)


class Xoshiro256:
    def __init__(self, seed, stream=0):
        source = splitmix(seed)
        if stream:
            source = splitmix(next(source) ^ (stream * 0xD1342543DE82EF95 & MASK))
        self.state = [next(source) for _ in range(4)]

    def next(self):
        state = self.state
        product = state[1] * 5 & MASK
        result = (((product << 7) | (product >> 57)) & MASK) * 9 & MASK
        shifted = state[1] << 17 & MASK
        state[2] ^= state[0]
        state[3] ^= state[1]
        state[1] ^= state[2]
        state[0] ^= state[3]
        state[2] ^= shifted
        state[3] = ((state[3] << 45) | (state[3] >> 19)) & MASK
        return result

    def below(self, bound):
        product = self.next() * bound
        if product & MASK < bound:
            threshold = (1 << 64) % bound
            while product & MASK < threshold:
                product = self.next() * bound
        return product >> 64
