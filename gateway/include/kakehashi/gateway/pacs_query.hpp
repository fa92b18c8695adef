#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "kakehashi/gateway/http.hpp"

namespace kakehashi::gateway {

struct PacsOptions {
    std::string url;              ///< DICOMweb base of the archive: "https://pacs.example:8043/dicom-web"
    HttpFields filters{};         ///< QIDO-RS attributes of the studies: {"StudyDate", "20260101-20260131"}
    std::string credentials{};    ///< "user:password" for HTTP Basic; empty: none are sent
    std::string trust{};          ///< PEM authorities for https; empty: the system's
    std::size_t page_size = 100;  ///< studies, series or instances asked for at once
    std::chrono::milliseconds request_timeout{60'000};
};

/// One study as the archive's list tells it.
struct PacsStudy {
    std::string uid;     ///< "" when the archive does not say it
    std::string answer;  ///< its object of the QIDO-RS answer, DICOM JSON
};

/// What an archive says of one study.
struct PacsDescription {
    std::string answer;       ///< one array of DICOM JSON, which convert_dicom takes
    fhir::Report warnings{};  ///< what it did not say
};

/// Asks an archive by QIDO-RS, and by WADO-RS metadata for reports and one image of each series. Reads only, follows no
/// redirects, one request at a time. Source: DICOM PS3.18 sections 10.4 (WADO-RS metadata), 10.6 (QIDO-RS)
class PacsQuery {
public:
    /// @return Issue `value` when the URL is no http or https URL
    [[nodiscard]] static fhir::Result<PacsQuery> open(asio::io_context& io, PacsOptions options);
    PacsQuery(PacsQuery&&) noexcept;
    PacsQuery& operator=(PacsQuery&&) noexcept;
    ~PacsQuery();

    /// The next page of studies; empty when there are no more.
    /// @return Issue `transient`, `timeout` (not reached), `security` (not let in), `processing` (an HTTP status that
    ///         is no answer), `structure` (answered what is no DICOM JSON), `too_long`
    [[nodiscard]] asio::awaitable<fhir::Result<std::vector<PacsStudy>>> next_studies();

    /// The study with its series and instances, and the content of its reports and key object selections. Issues as
    /// next_studies.
    [[nodiscard]] asio::awaitable<fhir::Result<PacsDescription>> describe(PacsStudy study);

    struct Impl;

private:
    explicit PacsQuery(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace kakehashi::gateway
