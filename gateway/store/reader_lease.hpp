#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "store/sqlite/connection.hpp"

namespace kakehashi::gateway::store {

/// Reading connections that nobody uses at the moment.
struct IdleReaders {
    std::mutex mutex;
    std::vector<std::unique_ptr<Connection>> connections;
};

/// A reading connection for one call; goes back when the lease ends. Lives no longer than its Store.
class ReaderLease {
public:
    ReaderLease(IdleReaders& idle, std::unique_ptr<Connection> connection)
        : idle_(&idle), connection_(std::move(connection)) {}
    ReaderLease(ReaderLease&&) noexcept = default;
    ReaderLease& operator=(ReaderLease&&) = delete;
    ~ReaderLease() {
        if (connection_ == nullptr || connection_->has_error()) return;
        const std::lock_guard guard(idle_->mutex);
        idle_->connections.push_back(std::move(connection_));
    }
    Connection& operator*() const { return *connection_; }
    Connection* operator->() const { return connection_.get(); }

private:
    IdleReaders* idle_;
    std::unique_ptr<Connection> connection_;
};

}  // namespace kakehashi::gateway::store
