#include <fmt/chrono.h>
#include <fmt/core.h>

#include <chrono>
#include <utility>

#include "kakehashi/gateway/mllp_door.hpp"
#include "kakehashi/gateway/run_blocking.hpp"
#include "kakehashi/mappers/hl7v2.hpp"

namespace kakehashi::gateway {

namespace {

using mappers::hl7v2::AckCode;

/// HL7 TS with offset, in Japan's time: the sender's people read it.
std::string time_stamp() {
    const auto japan = std::chrono::system_clock::now() + std::chrono::hours(9);
    return fmt::format("{:%Y%m%d%H%M%S}+0900", fmt::gmtime(std::chrono::system_clock::to_time_t(japan)));
}

std::string acknowledge(const SourceConfiguration& source, Intake& intake, std::string message) {
    const auto head = mappers::hl7v2::parse_msh(message);
    const std::string control_id = head ? head->control_id : "";
    const auto sequence = intake.accept({"mllp", source.name + "|" + control_id, source.format, std::move(message)});
    const auto request = head ? *head : mappers::hl7v2::ParsedMshInfo{};
    if (!sequence)
        return make_ack(request,
                        sequence.error().severity == fhir::IssueSeverity::fatal ? AckCode::error : AckCode::reject,
                        time_stamp(), sequence.error().diagnostics);
    if (!head) return make_ack(request, AckCode::reject, time_stamp(), head.error().diagnostics);
    return make_ack(request, AckCode::accept, time_stamp());
}

/// The handler's coroutine: parameters only, so that nothing dies before its frame.
asio::awaitable<std::string> answer(const SourceConfiguration* source, NodeParts* parts, std::string message) {
    auto work = [source, parts, bytes = std::move(message)]() mutable {
        return acknowledge(*source, parts->intake, std::move(bytes));
    };
    parts->metrics.at("kakehashi_mllp_messages_total", fmt::format("source=\"{}\"", escape_label(source->name))).add();
    co_return co_await run_blocking(parts->blocking, std::move(work));
}

MllpServerOptions options_of(const SourceConfiguration& source) {
    MllpServerOptions options;
    options.address = source.mllp_address;
    options.port = source.mllp_port;
    return options;
}

}  // namespace

MllpDoor::MllpDoor(const SourceConfiguration& source, NodeParts& parts)
    : server_(parts.io, options_of(source),
              [kept = std::make_shared<const SourceConfiguration>(source), &parts](std::string message) {
                  return answer(kept.get(), &parts, std::move(message));
              }) {}

}  // namespace kakehashi::gateway
