#include <array>

#include "hl7v2/message.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

constexpr std::string_view kStructure = "structure of the message only";
constexpr std::string_view kTransport = "addressing and acknowledgement of the interface";
constexpr std::string_view kBilling = "billing";
constexpr std::string_view kSnapshot = "snapshot of the place; the visit has its own message";
constexpr std::string_view kRepeatsPid = "demographics of the message; the patient's own message carries them";

struct IgnoredField {
    std::string_view message;  ///< "" for every message
    std::string_view segment;
    unsigned first;
    unsigned last;
    std::string_view reason;
};
// Source: vendor-exports.md appendix B
constexpr std::array kIgnored{
    IgnoredField{"", "MSH", 1, 2, kStructure},
    IgnoredField{"", "MSH", 3, 6, kTransport},
    IgnoredField{"", "MSH", 8, 8, kTransport},
    IgnoredField{"", "MSH", 10, 10, kTransport},
    IgnoredField{"", "MSH", 11, 11, "processing mode of the interface"},
    IgnoredField{"", "MSH", 13, 17, kTransport},
    IgnoredField{"", "MSH", 18, 20, "encoding, used while decoding"},
    IgnoredField{"", "MSH", 21, 21, "version of the interface specification"},
    IgnoredField{"", "SFT", 1, 6, "software that sent the message"},
    IgnoredField{"", "EVN", 1, 1, kStructure},
    IgnoredField{"", "EVN", 2, 2, "time of entry in the source; MSH-7 is used"},
    IgnoredField{"", "PID", 1, 2, kStructure},
    IgnoredField{"", "PID", 18, 18, kBilling},
    IgnoredField{"", "PV1", 1, 1, kStructure},
    IgnoredField{"", "PV1", 20, 35, kBilling},
    IgnoredField{"", "PV1", 46, 50, kBilling},
    IgnoredField{"", "IN1", 1, 1, kStructure},
    IgnoredField{"", "NK1", 1, 1, kStructure},
    IgnoredField{"", "AL1", 1, 1, kStructure},
    IgnoredField{"", "IAM", 1, 1, kStructure},
    IgnoredField{"", "DB1", 1, 1, kStructure},
    IgnoredField{"", "OBR", 1, 1, kStructure},
    IgnoredField{"", "OBX", 1, 1, kStructure},
    IgnoredField{"", "SPM", 1, 1, kStructure},
    IgnoredField{"", "NTE", 1, 1, kStructure},
    IgnoredField{"", "TQ1", 1, 1, kStructure},
    IgnoredField{"", "ZI1", 1, 99, kBilling},
    IgnoredField{"", "IN2", 1, 99, kBilling},
    IgnoredField{"", "GT1", 1, 99, kBilling},
    IgnoredField{"", "FT1", 1, 99, kBilling},
    IgnoredField{"PPR", "ORC", 1, 1, "PRB-1 says what happens to the problem"},
    IgnoredField{"OUL", "ORC", 1, 1, "OBX-11 says the state of each result"},
    IgnoredField{"OUL", "ORC", 3, 3, "the laboratory's number; OBR-3 is read"},
    IgnoredField{"OUL", "ORC", 5, 5, "OBX-11 says the state of each result"},
    IgnoredField{"OUL", "ORC", 9, 9, "time of the transaction; OBR-22 is read"},
    IgnoredField{"ORU", "ORC", 1, 1, "OBX-11 says the state of each result"},
    IgnoredField{"ORU", "ORC", 3, 3, "the laboratory's number; OBR-3 is read"},
    IgnoredField{"ORU", "ORC", 5, 5, "OBX-11 says the state of each result"},
    IgnoredField{"ORU", "ORC", 9, 9, "time of the transaction; OBR-22 is read"},
    IgnoredField{"", "RXE", 1, 1, "superseded by TQ1"},
    IgnoredField{"", "BLG", 1, 99, kBilling},
    IgnoredField{"", "IN1", 4, 7,
                 "name and address of the payer: JP_Organization_eCS_coveragePayer holds the number only"},
    IgnoredField{"", "IN1", 20, 35, kBilling},
    IgnoredField{"", "IN1", 37, 41, kBilling},
    IgnoredField{"", "OBR", 18, 21, "fields of the interface without an agreed meaning"},
    IgnoredField{"", "OBR", 23, 23, kBilling},
    IgnoredField{"OUL", "OBR", 25, 25, "OBX-11 says the state of each result"},
    IgnoredField{"ORU", "OBR", 25, 25, "OBX-11 says the state of each result"},
    IgnoredField{"", "ORC", 18, 18, "terminal at which the order was typed"},
    IgnoredField{"", "PD1", 1, 99, "administration of the sender's registration"},
    IgnoredField{"", "PID", 10, 10, "race: no matter of care in Japan"},
    IgnoredField{"", "PID", 19, 20, "number of another register: data minimisation"},
    IgnoredField{"", "PID", 22, 22, "ethnic group: no matter of care in Japan"},
    IgnoredField{"", "TXA", 1, 1, kStructure},
    IgnoredField{"", "DG1", 1, 1, kStructure},
    IgnoredField{"", "RXA", 1, 2, kStructure},
    IgnoredField{"", "CTD", 1, 99, "contact of the interface, not of the patient"},
    IgnoredField{"", "CTI", 1, 99, "clinical trial of the sender"},
};

/// Messages whose own matter is another than visit and person.
bool is_about_facts(std::string_view message) { return message != "ADT"; }

}  // namespace

std::string_view ignored_reason(std::string_view message_type, std::string_view segment, unsigned field) {
    for (const IgnoredField& row : kIgnored)
        if (row.segment == segment && field >= row.first && field <= row.last &&
            (row.message.empty() || row.message == message_type))
            return row.reason;
    if (segment == "PV1" && is_about_facts(message_type)) return kSnapshot;
    if (segment == "PID" && is_about_facts(message_type)) return kRepeatsPid;
    return {};
}

void account_for(Message& message, Account& account) {
    const std::string type = message.type();
    std::size_t count = account.fields.size();
    for (Segment& segment : message.segments) count += segment.leaves().size();
    account.fields.reserve(count);
    for (Segment& segment : message.segments) {
        for (Leaf& leaf : segment.leaves()) {
            if (leaf.fate == FieldFate::unmapped) {
                leaf.detail = ignored_reason(type, segment.name(), leaf.at.field);
                if (!leaf.detail.empty()) leaf.fate = FieldFate::ignored;
            }
            account.fields.push_back({.place = segment.place(leaf.at),
                                      .fate = leaf.fate,
                                      .detail = std::string(leaf.detail),
                                      .offset = leaf.offset,
                                      .record = leaf.record == 0 ? segment.offset() : leaf.record,
                                      .value = excerpt(leaf.raw)});
        }
    }
}

}  // namespace kakehashi::mappers::hl7v2
