#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include "kakehashi/gateway/store.hpp"
#include "store/reader_lease.hpp"
#include "store/sqlite/connection.hpp"

namespace kakehashi::gateway {

struct Store::Impl {
    std::filesystem::path path;
    std::mutex writing;
    std::unique_ptr<store::Connection> writer;
    mutable store::IdleReaders idle;
};

}  // namespace kakehashi::gateway
