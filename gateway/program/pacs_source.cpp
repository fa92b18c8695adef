#include "program/pacs_source.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <deque>
#include <future>
#include <utility>

#include "kakehashi/gateway/pacs_query.hpp"
#include "program/input_file.hpp"

namespace kakehashi::program {

namespace {

namespace asio = boost::asio;

constexpr fhir::Message kFilter{.id = "qido-filter",
                                .en = "--qido-filter wants ATTRIBUTE=VALUE, found {}.",
                                .ja = "--qido-filterは「属性=値」の形です: {}。"};

fhir::Result<gateway::PacsOptions> options_of(const ConvertCommand& command) {
    gateway::PacsOptions options{.url = command.qido,
                                 .trust = command.qido_trust,
                                 .request_timeout = std::chrono::seconds(command.qido_timeout_s)};
    for (const auto& filter : command.qido_filters) {
        const auto equals = filter.find('=');
        if (equals == 0 || equals == std::string::npos)
            return fhir::fail(fhir::IssueType::value, kFilter, "", {filter});
        options.filters.emplace_back(filter.substr(0, equals), filter.substr(equals + 1));
    }
    if (command.qido_credentials.empty()) return options;
    auto credentials = read_input(command.qido_credentials);
    if (!credentials) return tl::unexpected(credentials.error());
    options.credentials = credentials->substr(0, credentials->find_first_of("\r\n"));
    return options;
}

/// Whether the next request would fare no better.
bool ends_all(const fhir::Issue& issue) {
    return issue.code == fhir::IssueType::transient || issue.code == fhir::IssueType::timeout ||
           issue.code == fhir::IssueType::security;
}

}  // namespace

struct PacsSource::Impl {
    explicit Impl(const ConvertCommand& convert_command) : command(convert_command) {}

    const ConvertCommand& command;
    asio::io_context io;
    std::optional<gateway::PacsQuery> query;
    std::deque<gateway::PacsStudy> waiting;

    /// Runs one question to its end; every request of it has its deadline.
    template <class Answer>
    Answer run(asio::awaitable<Answer> question) {
        auto answer = asio::co_spawn(io, std::move(question), asio::use_future);
        io.restart();
        io.run();
        return answer.get();
    }

    fhir::Result<void> open() {
        if (query) return {};
        auto options = options_of(command);
        if (!options) return tl::unexpected(options.error());
        auto opened = gateway::PacsQuery::open(io, std::move(*options));
        if (!opened) return tl::unexpected(opened.error());
        query.emplace(std::move(*opened));
        return {};
    }
};

PacsSource::PacsSource(const ConvertCommand& command) : impl_(std::make_unique<Impl>(command)) {}
PacsSource::~PacsSource() = default;

fhir::Result<std::optional<PacsAnswer>> PacsSource::next() {
    if (const auto opened = impl_->open(); !opened) return tl::unexpected(opened.error());
    if (impl_->waiting.empty()) {
        auto page = impl_->run(impl_->query->next_studies());
        if (!page) return tl::unexpected(page.error());
        for (auto& study : *page) impl_->waiting.push_back(std::move(study));
    }
    if (impl_->waiting.empty()) return std::optional<PacsAnswer>();
    gateway::PacsStudy study = std::move(impl_->waiting.front());
    impl_->waiting.pop_front();
    PacsAnswer answer{
        .input = {.name = "studies/" + study.uid, .bytes = study.answer}, .refusal = std::nullopt, .warnings = {}};
    auto described = impl_->run(impl_->query->describe(std::move(study)));
    if (!described && ends_all(described.error())) return tl::unexpected(described.error());
    if (described) {
        answer.input.bytes = std::move(described->answer);
        answer.warnings = std::move(described->warnings);
    } else {
        answer.refusal = described.error();
    }
    return std::optional(std::move(answer));
}

}  // namespace kakehashi::program
