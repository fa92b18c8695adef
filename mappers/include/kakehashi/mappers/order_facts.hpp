#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kakehashi/mappers/facts.hpp"

/// Facts of orders and of what was done on them: examinations, injections, administrations, immunizations, reports,
/// documents kept as they are. Conventions as in facts.hpp.
namespace kakehashi::mappers {

/// A code of any code system. `system` is its name as HL7 table 0396 has it (LN, SCT, JJ1017, JC10, HOT9, 99XYZ); a
/// name that no standard has is the institution's own.
struct CodingFact {
    std::string system;
    std::string code;
    std::string text;
};
struct ConceptFact {
    std::vector<CodingFact> codings;
    std::string text;

    [[nodiscard]] bool empty() const { return codings.empty() && text.empty(); }
};

/// A result that no JP-CLINS list takes: of physiology, of a patient's basics, of an order. Written in JP Core form.
struct FindingFact {
    ConceptFact code;
    LabResultFact result;  ///< value, unit, range, flag, status, time, comment, method; key_suffix keeps two apart
    std::string category;  ///< laboratory, procedure, exam, imaging, …
};

/// A file or text as it came.
struct AttachmentFact {
    std::string content_type;
    std::string title;
    std::string base64;  ///< the content; or
    std::string text;    ///< the content as text; or
    std::string url;     ///< where it is
    Origins origins;
};

}  // namespace kakehashi::mappers
