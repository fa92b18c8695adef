#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "kakehashi/gateway/mllp.hpp"
#include "mllp/frame.hpp"
#include "mllp/messages.hpp"
#include "net/connect.hpp"

namespace kakehashi::gateway {

namespace {

namespace asio = boost::asio;
using Answered = fhir::Result<std::string>;

/// @param index 1: the first field behind the segment's name
std::string_view field_of(std::string_view segment, char separator, int index) {
    for (int i = 0; i < index; ++i) {
        const auto end = segment.find(separator);
        if (end == std::string_view::npos) return {};
        segment.remove_prefix(end + 1);
    }
    return segment.substr(0, segment.find(separator));
}

std::string_view first_segment(std::string_view message) { return message.substr(0, message.find('\r')); }

/// MSH-10. MSH-1 is the separator itself, so the field is the ninth behind the name.
std::string_view control_id(std::string_view message) {
    return message.size() < 4 ? std::string_view() : field_of(first_segment(message), message[3], 9);
}

/// MSA-2: which message is acknowledged.
std::string_view acknowledged_id(std::string_view answer) {
    if (answer.size() < 4) return {};
    const auto msa = answer.find("\rMSA");
    return msa == std::string_view::npos ? std::string_view()
                                         : field_of(first_segment(answer.substr(msa + 1)), answer[3], 2);
}

}  // namespace

struct MllpClient::Impl : std::enable_shared_from_this<Impl> {
    Impl(asio::io_context& io, MllpClientOptions client_options)
        : options(std::move(client_options)), strand(asio::make_strand(io)) {}

    MllpClientOptions options;
    asio::strand<asio::io_context::executor_type> strand;
    std::unique_ptr<net::ByteStream> stream;  // nullptr: not connected

    asio::awaitable<Answered> send(std::string message, net::Deadline deadline);
    asio::awaitable<Answered> exchange(const std::string& message, net::Deadline deadline);
    [[nodiscard]] std::string name() const { return options.host + ':' + std::to_string(options.port); }
};

MllpClient::MllpClient(asio::io_context& io, MllpClientOptions options)
    : impl_(std::make_shared<Impl>(io, std::move(options))) {}
MllpClient::~MllpClient() = default;

asio::awaitable<Answered> MllpClient::send(std::string message, std::chrono::steady_clock::time_point deadline) {
    const auto impl = impl_;
    auto task = impl->send(std::move(message), net::Deadline{deadline});
    co_return co_await asio::co_spawn(impl->strand, std::move(task), asio::use_awaitable);
}

asio::awaitable<Answered> MllpClient::Impl::send(std::string message, net::Deadline deadline) {
    const auto self = shared_from_this();
    if (!stream) {
        net::Destination destination{options.host, std::to_string(options.port), name()};
        auto connected = co_await net::connect(std::move(destination), deadline);
        if (!connected) co_return tl::unexpected(connected.error());
        stream = std::move(*connected);
    }
    auto answer = co_await exchange(message, deadline);
    // Whatever comes late on this connection must not be taken for the next message's answer.
    if (!answer) stream.reset();
    co_return answer;
}

asio::awaitable<Answered> MllpClient::Impl::exchange(const std::string& message, net::Deadline deadline) {
    const std::array<asio::const_buffer, 3> buffers{asio::buffer(&mllp::kStartBlock, 1), asio::buffer(message),
                                                    asio::buffer(mllp::kEndBlock)};
    const auto written = co_await stream->write_all(buffers, deadline);
    if (written.error) co_return net::unreachable(name(), written.error, deadline);
    mllp::FrameReader frames(options.answer_bytes_max);
    std::array<char, 8192> chunk;
    while (!frames.over_limit()) {
        const auto [error, bytes] = co_await stream->read_some(asio::buffer(chunk), deadline);
        if (error) co_return net::unreachable(name(), error, deadline);
        frames.append({chunk.data(), bytes});
        if (auto answer = frames.next()) {
            if (acknowledged_id(*answer) == control_id(message)) co_return std::move(*answer);
            co_return fhir::fail(fhir::IssueType::invalid, mllp::messages::kOtherAnswer, "MSA-2", {name()});
        }
    }
    co_return fhir::fail(fhir::IssueType::too_long, mllp::messages::kAnswerTooLong, "",
                         {name(), std::to_string(options.answer_bytes_max)});
}

}  // namespace kakehashi::gateway
