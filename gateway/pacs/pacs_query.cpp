#include "kakehashi/gateway/pacs_query.hpp"

#include <fmt/core.h>
#include <openssl/evp.h>

#include <algorithm>
#include <functional>
#include <set>

#include "kakehashi/fhir/json.hpp"
#include "pacs/answer.hpp"
#include "pacs/messages.hpp"

namespace kakehashi::gateway {

namespace {

using fhir::fail;
using fhir::IssueType;

constexpr std::size_t kAnswerBytesMax = std::size_t{64} << 20;
constexpr std::size_t kPagesMax = 100'000;

// What a level's answer need not hold and the mapper reads. Source: PS3.18 tables 10.6.3-3 to 10.6.3-5
constexpr std::string_view kStudyFields = "&includefield=00081030";
constexpr std::string_view kSeriesFields =
    "&includefield=00180015&includefield=00200060&includefield=00080021&includefield=00080031&includefield=00081050";
constexpr std::string_view kInstanceFields = "&includefield=00200013";

std::string percent_encoded(std::string_view text) {
    std::string encoded;
    for (const char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                           c == '.' || c == '_' || c == '~';
        if (plain)
            encoded += c;
        else
            encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return encoded;
}

std::string base64(std::string_view text) {
    std::string encoded((text.size() + 2) / 3 * 4 + 1, '\0');
    const int size =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(encoded.data()),
                        reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
    encoded.resize(static_cast<std::size_t>(size));
    return encoded;
}

/// Reports and selections: what they say stands in no QIDO-RS answer.
bool has_content(std::string_view modality) { return modality == "SR" || modality == "KO"; }

}  // namespace

/// Coroutine members are called by PacsQuery's own, which wait for them.
struct PacsQuery::Impl {
    Impl(asio::io_context& io, PacsOptions pacs_options)
        : options(std::move(pacs_options)),
          client(io, {.trust = options.trust,
                      .body_bytes_max = kAnswerBytesMax,
                      .certificate = {},
                      .private_key = {},
                      .base_urls = std::nullopt}) {}

    PacsOptions options;
    HttpClient client;
    std::string origin;     ///< "https://pacs.example:8043"
    std::string base_path;  ///< "/dicom-web"
    std::size_t studies_offset = 0;
    std::size_t pages_count = 0;
    std::set<std::string, std::less<>> seen;
    bool is_done = false;

    struct Page {
        fhir::Document answer;
        bool is_last = false;
    };
    asio::awaitable<fhir::Result<Page>> ask(std::string path);
    asio::awaitable<fhir::Result<Page>> ask_page(std::string path, std::size_t offset);
    /// Every page of a list, appended to `to`. @return the UIDs (`uid_tag`) and modalities that were found
    struct Found {
        std::string uid, modality;
    };
    struct List {
        std::string path;
        std::string_view uid_tag;
        std::string_view study_uid, series_uid;
    };
    asio::awaitable<fhir::Result<std::vector<Found>>> append_list(List list, fhir::ArrayBuilder to);
    /// What is found out of a study: whole data sets, and the answers of lists.
    struct Gathered {
        fhir::ArrayBuilder metadata, lists;
        fhir::Report& warnings;
    };
    asio::awaitable<fhir::Result<void>> append_series(std::string path, std::string study_uid, Found series,
                                                      Gathered to);
    asio::awaitable<fhir::Result<void>> append_metadata(std::string path, std::string study_uid, std::string series_uid,
                                                        Gathered to);
};

asio::awaitable<fhir::Result<PacsQuery::Impl::Page>> PacsQuery::Impl::ask(std::string path) {
    HttpRequest request;
    request.method = "GET";
    request.path = base_path + path;
    request.headers.emplace_back("accept", "application/dicom+json");
    if (!options.credentials.empty())
        request.headers.emplace_back("authorization", "Basic " + base64(options.credentials));
    auto response =
        co_await client.send(origin, std::move(request), std::chrono::steady_clock::now() + options.request_timeout);
    if (!response) co_return tl::unexpected(std::move(response.error()));
    // "There are more results": an archive may give fewer than were asked for. Source: PS3.18 8.3.4.4
    bool has_more = false;
    for (const auto& [name, value] : response->headers)
        if ((name == "Warning" || name == "warning") && value.starts_with("299")) has_more = true;
    auto answer = pacs::read_answer(std::move(*response), path);
    if (!answer) co_return tl::unexpected(std::move(answer.error()));
    Page page{.answer = std::move(*answer)};
    page.is_last = !has_more && page.answer.root().items().size() < options.page_size;
    co_return page;
}

asio::awaitable<fhir::Result<PacsQuery::Impl::Page>> PacsQuery::Impl::ask_page(std::string path, std::size_t offset) {
    const char first = path.find('?') == std::string::npos ? '?' : '&';
    path += fmt::format("{}limit={}&offset={}", first, options.page_size, offset);
    co_return co_await ask(std::move(path));
}

asio::awaitable<fhir::Result<std::vector<PacsQuery::Impl::Found>>> PacsQuery::Impl::append_list(List list,
                                                                                                fhir::ArrayBuilder to) {
    std::vector<Found> found;
    std::set<std::string, std::less<>> known;
    for (std::size_t offset = 0, pages = 0;; ++pages) {
        if (pages >= kPagesMax) co_return fail(IssueType::too_costly, pacs::messages::kTooManyPages, "", {list.path});
        auto page = co_await ask_page(list.path, offset);
        if (!page) co_return tl::unexpected(std::move(page.error()));
        const auto items = page->answer.root().items();
        bool is_new = false;
        for (const fhir::Node& item : items) {
            std::string uid(pacs::value_of(item, list.uid_tag));
            // An archive that knows no offset answers the first page again and again.
            if (!uid.empty() && !known.insert(uid).second) continue;
            is_new = true;
            pacs::append(to, item, list.study_uid, list.series_uid);
            found.push_back({.uid = std::move(uid), .modality = std::string(pacs::value_of(item, pacs::kModality))});
        }
        if (!is_new || page->is_last) co_return found;
        offset += items.size();
    }
}

asio::awaitable<fhir::Result<void>> PacsQuery::Impl::append_metadata(std::string path, std::string study_uid,
                                                                     std::string series_uid, Gathered to) {
    auto metadata = co_await ask(path);
    if (!metadata) co_return tl::unexpected(std::move(metadata.error()));
    for (const fhir::Node& item : metadata->answer.root().items())
        pacs::append(to.metadata, item, study_uid, series_uid);
    co_return fhir::Result<void>();
}

asio::awaitable<fhir::Result<void>> PacsQuery::Impl::append_series(std::string path, std::string study_uid,
                                                                   Found series, Gathered to) {
    if (has_content(series.modality)) co_return co_await append_metadata(path + "/metadata", study_uid, series.uid, to);
    const List list{.path = path + "/instances?" + std::string(kInstanceFields.substr(1)),
                    .uid_tag = pacs::kInstanceUid,
                    .study_uid = study_uid,
                    .series_uid = series.uid};
    auto instances = co_await append_list(list, to.lists);
    if (!instances) co_return tl::unexpected(std::move(instances.error()));
    if (instances->empty() || !pacs::is_uid(instances->front().uid)) co_return fhir::Result<void>();
    // Lists hold a few attributes, and some archives (Orthanc, unless its DefaultEncoding is set) lose Japanese text in
    // them. One image of the series says it all.
    const std::string image = path + "/instances/" + instances->front().uid + "/metadata";
    auto appended = co_await append_metadata(image, study_uid, series.uid, to);
    const bool is_refused =
        !appended && (appended.error().code == IssueType::processing || appended.error().code == IssueType::structure);
    if (!is_refused) co_return appended;
    to.warnings.push_back(
        fhir::make_issue(fhir::IssueSeverity::warning, IssueType::incomplete, pacs::messages::kNoMetadata, "", {path}));
    co_return fhir::Result<void>();
}

PacsQuery::PacsQuery(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PacsQuery::PacsQuery(PacsQuery&&) noexcept = default;
PacsQuery& PacsQuery::operator=(PacsQuery&&) noexcept = default;
PacsQuery::~PacsQuery() = default;

fhir::Result<PacsQuery> PacsQuery::open(asio::io_context& io, PacsOptions options) {
    const std::string url = options.url;
    const auto scheme = url.find("://");
    const bool is_http = url.starts_with("http://") || url.starts_with("https://");
    if (!is_http || scheme + 3 >= url.size() || url.find_first_of(" \r\n\t?#@") != std::string::npos)
        return fail(IssueType::value, pacs::messages::kUrl, "", {url});
    auto impl = std::make_unique<Impl>(io, std::move(options));
    const auto slash = url.find('/', scheme + 3);
    impl->origin = url.substr(0, slash);
    if (slash != std::string::npos) impl->base_path = url.substr(slash);
    while (impl->base_path.ends_with('/')) impl->base_path.pop_back();
    return PacsQuery(std::move(impl));
}

asio::awaitable<fhir::Result<std::vector<PacsStudy>>> PacsQuery::next_studies() {
    std::vector<PacsStudy> studies;
    if (impl_->is_done) co_return studies;
    std::string path = "/studies?" + std::string(kStudyFields.substr(1));
    for (const auto& [name, value] : impl_->options.filters)
        path += "&" + percent_encoded(name) + "=" + percent_encoded(value);
    if (++impl_->pages_count > kPagesMax)
        co_return fail(IssueType::too_costly, pacs::messages::kTooManyPages, "", {"/studies"});
    auto page = co_await impl_->ask_page(path, impl_->studies_offset);
    if (!page) co_return tl::unexpected(std::move(page.error()));
    for (const fhir::Node& item : page->answer.root().items()) {
        std::string uid(pacs::value_of(item, pacs::kStudyUid));
        if (!uid.empty() && !impl_->seen.insert(uid).second) continue;
        studies.push_back({.uid = std::move(uid), .answer = fhir::write_json(item)});
    }
    impl_->studies_offset += page->answer.root().items().size();
    impl_->is_done = page->is_last || studies.empty();
    co_return studies;
}

asio::awaitable<fhir::Result<PacsDescription>> PacsQuery::describe(PacsStudy study) {
    PacsDescription description;
    fhir::Document document;
    // The whole data sets first: the mapper takes what is said first.
    fhir::Document listed;
    const Impl::Gathered to{.metadata = document.edit().array("all"),
                            .lists = listed.edit().array("all"),
                            .warnings = description.warnings};
    if (const auto own = fhir::parse_json(study.answer)) pacs::append(to.lists, own->root(), {}, {});
    const std::string path = "/studies/" + study.uid + "/series";
    std::vector<Impl::Found> series;
    // Of a study without a valid UID the mapper says what is wrong.
    if (pacs::is_uid(study.uid)) {
        const Impl::List list{.path = path + "?" + std::string(kSeriesFields.substr(1)),
                              .uid_tag = pacs::kSeriesUid,
                              .study_uid = study.uid,
                              .series_uid = {}};
        auto found = co_await impl_->append_list(list, to.lists);
        if (!found) co_return tl::unexpected(std::move(found.error()));
        series = std::move(*found);
    }
    for (const Impl::Found& one : series) {
        if (!pacs::is_uid(one.uid)) continue;
        auto appended = co_await impl_->append_series(path + "/" + one.uid, study.uid, one, to);
        if (!appended) co_return tl::unexpected(std::move(appended.error()));
    }
    fhir::ArrayBuilder all = to.metadata;
    for (const fhir::Node& item : to.lists.node().items()) all.append_copy(item);
    description.answer = fhir::write_json(all.node());
    co_return description;
}

}  // namespace kakehashi::gateway
