#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <type_traits>
#include <utility>

namespace kakehashi::gateway {

namespace detail {
template <class Work>
boost::asio::awaitable<std::invoke_result_t<Work&>> call(Work work) {
    co_return work();
}
}  // namespace detail

/// Runs `work` on `pool`, then resumes the caller on its own executor. For what may take longer than 1 ms: files,
/// SQLite, validation. An exception of `work` is thrown to the caller.
template <class Work>
boost::asio::awaitable<std::invoke_result_t<Work&>> run_blocking(boost::asio::thread_pool& pool, Work work) {
    auto task = detail::call(std::move(work));
    co_return co_await boost::asio::co_spawn(pool, std::move(task), boost::asio::use_awaitable);
}

}  // namespace kakehashi::gateway
