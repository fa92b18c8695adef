#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace kakehashi::fhir {

/// What keeps a text from being the XHTML that R4 allows in a narrative.
struct NarrativeFault {
    enum class Kind : std::uint8_t {
        malformed,  ///< not one well-formed element, or an entity that XML does not have (`&nbsp;`)
        name_space,
        element,
        attribute,
        script,     ///< a link that runs one
        link,       ///< a link that is empty, or has characters that no URL has
        paragraph,  ///< a block inside a paragraph
    };
    Kind kind = Kind::malformed;
    std::size_t offset = 0;        ///< in the text
    std::string_view element{};    ///< as it stands in the text, which must outlive it; "" when there is none
    std::string_view attribute{};  ///< likewise
    std::string_view scheme{};     ///< of a link that runs a script: "javascript"
};

/// What of a text is the narrative.
enum class NarrativeExtent : std::uint8_t {
    whole_text,
    first_element,  ///< up to its end tag: what follows is not looked at
};

/// @param xhtml a Narrative.div in the JSON form; blanks around the div are passed over
/// @return the first fault, or nullopt when the text is one div of the namespace http://www.w3.org/1999/xhtml with
///         nothing in it but what R4 allows. Whether it has content is txt-2's question, not answered here.
/// Source: R4 narrative.html#xhtml, invariant txt-1; HTML 4.0 chapters 7 to 11 (without 9.4) and 15
[[nodiscard]] std::optional<NarrativeFault> find_narrative_fault(std::string_view xhtml);

/// @param faults_max no more are looked for
/// @return all faults, in the order of the text; nothing is known of what comes after one that is `malformed`
[[nodiscard]] std::vector<NarrativeFault> find_narrative_faults(std::string_view xhtml, std::size_t faults_max,
                                                                NarrativeExtent extent = NarrativeExtent::whole_text);

}  // namespace kakehashi::fhir
