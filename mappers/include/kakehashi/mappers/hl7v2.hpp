#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kakehashi/mappers/conversion.hpp"
#include "kakehashi/mappers/text.hpp"

namespace kakehashi::mappers::hl7v2 {

/// Maps one input (a message, several, or a batch) to report units. Mapped: ADT (patient, encounter, allergies, merge),
/// PPR, RDE, RAS, RDS, OML, OMG, OMI, ORM, OUL, ORU, MDM, VXU; which field goes where says
/// conformance/coverage/hl7v2.md. Other messages give the error `family-unknown`; one bad message does not stop the
/// others of a batch.
///
/// Context::code_maps that are used: "lab|<local code>" (JLAC10), "drug|" (YJ), "disease|" (MEDIS), "usage|" (JAMI, 16
/// characters), "allergen|" (J-FAGY), "rxe|dose-type" (1 product, 2 ingredient); fields, code_systems and charset too.
/// Source: vendor-exports.md 2.5 to 2.15, 3, 12
[[nodiscard]] Conversion convert_message(const Input& input, const Context& context);

/// MSA-1. Source: HL7 v2.5 table 0008
enum class AckCode : std::uint8_t { accept, error, reject };

/// What an answer needs of the request's MSH. Texts are the request's, decoded, delimiters as sent.
struct ParsedMshInfo {
    std::string sending_application;    ///< MSH-3
    std::string sending_facility;       ///< MSH-4
    std::string receiving_application;  ///< MSH-5
    std::string receiving_facility;     ///< MSH-6
    std::string message_type;           ///< MSH-9.1
    std::string trigger;                ///< MSH-9.2
    std::string control_id;             ///< MSH-10, as sent
    std::string processing_id;          ///< MSH-11
    std::string version;                ///< MSH-12
    std::string accept_ack;             ///< MSH-15: AL, NE, ER, SU, or ""
    std::string application_ack;        ///< MSH-16
    std::string charset_field;          ///< MSH-18
    std::string separators = "|^~\\&";  ///< MSH-1 and MSH-2
    Charset charset = Charset::ascii;
};
/// Reads the head of the first message. @return Issue when there is none: answer nothing, or AR with an empty MSA-2
[[nodiscard]] fhir::Result<ParsedMshInfo> parse_msh(std::string_view bytes);

/// The acknowledgement's bytes in the request's encoding, segments ended by CR, without MLLP frame; "" when MSH-15 asks
/// for none (NE, or ER and SU where they do not apply). MSH-15 empty and MSH-16 empty: original mode (AA, AE, AR), else
/// enhanced (CA, CE, CR). An empty control id is always refused.
///
/// @param time_stamp  MSH-7 of the answer, as HL7 TS; also makes MSH-10
/// @param text        MSA-3 and ERR-8, ASCII, without patient data; may be empty
/// Source: HL7 v2.5 section 2.9; vendor-exports.md 3.1
[[nodiscard]] std::string make_ack(const ParsedMshInfo& request, AckCode code, std::string_view time_stamp,
                                   std::string_view text = {});

}  // namespace kakehashi::mappers::hl7v2
