#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "kakehashi/gateway/http.hpp"
#include "kakehashi/gateway/search.hpp"
#include "kakehashi/gateway/store.hpp"

namespace kakehashi::profiles {
class TerminologyService;
}

namespace kakehashi::gateway {

/// What became of a Bundle that was posted.
struct BundleReceipt {
    unsigned status = 202;  ///< 202: journalled, 200 or 201: processed; 4xx, 5xx with the report
    std::string location;   ///< where the receipt or the resource is: relative to the base
    std::string body;       ///< JSON; "" gives an OperationOutcome of `report`
    fhir::Report report;
};

/// Takes a posted Bundle's bytes over: returns when they are journalled (202) or processed.
using ReceiveBundle = std::function<BundleReceipt(std::string bytes, std::string_view content_type)>;

struct RestOptions {
    std::string base_url;  ///< "https://node.example/fhir", for links; without a slash at its end
    std::string software_version;
    std::string institution_name;
    std::string released;                                       ///< date of the CapabilityStatement
    ReceiveBundle receive;                                      ///< empty: POST is not offered
    const profiles::TerminologyService* terminology = nullptr;  ///< nullptr: not offered; outlives the interface
};

/// The FHIR interface over the store: read, vread, history, search, Patient/$everything, POST of a Bundle, metadata,
/// and the terminology operations.
///
/// A plain function from request to response that blocks on the disk: run it on a pool. Paths are relative to the
/// base ("/Patient/1"). Stored bytes are served as they are. Errors are OperationOutcomes. Thread-safe.
/// Source: R4 http.html
class RestInterface {
public:
    RestInterface(const Store& store, RestOptions options);

    /// @param may_disclose decides on each resource; what it refuses answers like what does not exist
    [[nodiscard]] HttpResponse handle(const HttpRequest& request, const MayDisclose& may_disclose) const;

private:
    HttpResponse handle_get(const HttpRequest& request, const MayDisclose& may_disclose) const;
    HttpResponse handle_post(const HttpRequest& request, const MayDisclose& may_disclose) const;
    HttpResponse read(std::string_view type, std::string_view id, const HttpRequest& request,
                      const MayDisclose& may_disclose) const;
    HttpResponse read_version(std::string_view type, std::string_view id, std::string_view version,
                              const MayDisclose& may_disclose) const;
    HttpResponse history(std::string_view type, std::string_view id, const MayDisclose& may_disclose) const;
    HttpResponse search(std::string_view type, const HttpFields& parameters, const HttpRequest& request,
                        const MayDisclose& may_disclose) const;
    HttpResponse everything(std::string_view id, const HttpRequest& request, const MayDisclose& may_disclose) const;

    const Store& store_;
    RestOptions options_;
};

}  // namespace kakehashi::gateway
