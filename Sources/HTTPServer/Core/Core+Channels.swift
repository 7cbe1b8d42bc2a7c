import CEpoll

extension Core {
    /// Watches the channel until ``remove(_:)``.
    func add(_ channel: Channel, events: UInt32) throws {
        let (slot, key) = channels.insert(channel)
        channel.slot = slot
        guard poll.control(EPOLL_CTL_ADD, channel.descriptor, events, key: key) else {
            let error = SystemError.last("epoll_ctl")
            channels.remove(slot)
            channel.slot = nil
            throw error
        }
    }

    /// Changes what is watched; an empty mask pauses.
    func change(_ channel: Channel, events: UInt32) {
        guard let slot = channel.slot else { return }
        poll.control(EPOLL_CTL_MOD, channel.descriptor, events, key: channels.key(slot))
    }

    /// Must come before the descriptor is closed.
    func remove(_ channel: Channel) {
        guard let slot = channel.slot else { return }
        poll.control(EPOLL_CTL_DEL, channel.descriptor, 0, key: 0)
        channels.remove(slot)
        channel.slot = nil
    }

    func forEachConnection(_ body: (Connection) -> Void) {
        channels.visit { ($0 as? Connection).map(body) }
    }
}
