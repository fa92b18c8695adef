#include <cstdlib>

#include "kakehashi/gateway/directive.hpp"
#include "unit_properties.hpp"

using namespace kakehashi;

/// Whatever bytes stand for a directive: it is understood, or it is a stop of everything; never nothing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::vector<std::string> consents{fuzz::text_of(data, size)};
    fhir::Report report;
    const auto directives = gateway::read_directives(consents, report);
    const auto state = gateway::directive_state(directives, {.source_institution = "1319999991",
                                                             .recipient_institution = "1319999992",
                                                             .category = gateway::Category::lab,
                                                             .instant = "2026-11-23T00:00:00Z"});
    if (directives.size() != 1) std::abort();
    if (!report.empty() && (state.stop != gateway::PrimaryStop::all || !state.stop_secondary || state.view))
        std::abort();
    return 0;
}
