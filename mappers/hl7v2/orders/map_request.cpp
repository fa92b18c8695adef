#include <algorithm>
#include <map>

#include "hl7v2/messages.hpp"
#include "hl7v2/orders/examination.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

using fhir::IssueSeverity;

/// ORC-1 and ORC-5 as ServiceRequest.status. Source: HL7 tables 0119 and 0038
std::string status_of(std::string_view control, std::string_view state) {
    if (control == "CA" || control == "OC" || control == "DC" || control == "OD") return "revoked";
    if (control == "HD" || control == "OH" || state == "HD") return "on-hold";
    if (state == "CM") return "completed";
    return state == "CA" || state == "DC" || state == "RP" ? "revoked" : "";
}

/// Source: HL7 table 0485
std::string priority_of(std::string_view code) {
    if (code == "S") return "stat";
    if (code == "A") return "asap";
    return code == "R" ? "routine" : "";
}

/// What is asked for one examination, while its segments are read.
struct RequestReader {
    Mapping& mapping;
    RequestFact fact{};

    void read_orc(Segment& orc) {
        fact.origins.push_back(orc.offset());
        const std::string control = orc.take({1}, "ServiceRequest.status");
        fact.placer = orc.take({2}, "ServiceRequest.identifier");
        fact.filler = orc.take({3}, "ServiceRequest.identifier");
        fact.status = status_of(control, orc.take({5}, "ServiceRequest.status"));
        fact.parent = orc.take({8}, "ServiceRequest.basedOn");
        fact.authored = mapping.time(orc, 9, "ServiceRequest.authoredOn");
        read_order_visit(orc, fact.visit);
    }

    void read_tq1(Segment& tq1) {
        fact.origins.push_back(tq1.offset());
        fact.occurrence = mapping.time(tq1, 7, "ServiceRequest.occurrence");
        if (fact.priority = priority_of(tq1.peek({9})); !fact.priority.empty())
            for (const unsigned component : {1U, 2U, 3U}) tq1.take({9, component}, "ServiceRequest.priority");
        add_note(tq1.take({10}, "ServiceRequest.note"));
        add_note(tq1.take({11}, "ServiceRequest.note"));
    }

    void read_obr(Segment& obr) {
        fact.origins.push_back(obr.offset());
        const std::string placer = obr.take({2}, "ServiceRequest.identifier");
        const std::string filler = obr.take({3}, "ServiceRequest.identifier");
        if (fact.placer.empty()) fact.placer = placer;
        if (fact.filler.empty()) fact.filler = filler;
        fact.category = examination_category(mapping, obr);
        fact.code = read_concept(obr, 4, "ServiceRequest.code");
        for (const unsigned field : {6U, 7U})
            if (const std::string time = mapping.time(obr, field, "ServiceRequest.occurrence"); !time.empty())
                fact.occurrence = time;
        add_note(obr.take({13}, "ServiceRequest.note"));
        if (obr.has(16)) fact.visit.doctor = read_doctor(obr, 16, "ServiceRequest.requester");
        obr.take({24}, "used: what kind of examination it is");
        if (fact.parent.empty()) fact.parent = obr.take({29}, "ServiceRequest.basedOn");
        obr.take({29}, "ServiceRequest.basedOn");
        for (unsigned repetition = 1; repetition <= obr.repetitions(31); ++repetition)
            add_reason(read_concept(obr, 31, "ServiceRequest.reasonCode", repetition));
    }

    void read_dg1(Segment& dg1) {
        fact.origins.push_back(dg1.offset());
        ConceptFact reason = read_concept(dg1, 3, "ServiceRequest.reasonCode");
        if (const std::string text = dg1.take({4}, "ServiceRequest.reasonCode"); reason.text.empty())
            reason.text = text;
        add_reason(std::move(reason));
    }

    /// An item without a value is asked for; with one it tells of the patient.
    void read_obx(Segment& obx) {
        if (!obx.has(5)) {
            fact.origins.push_back(obx.offset());
            obx.take({11}, "used: that no result is known yet");
            fact.details.push_back(read_concept(obx, 3, "ServiceRequest.orderDetail"));
            return;
        }
        FindingFact finding = read_finding(mapping, obx, fact.authored);
        finding.category = "exam";
        if (!finding.code.empty()) fact.findings.push_back(std::move(finding));
    }

    void read_ipc(Segment& ipc) {
        fact.origins.push_back(ipc.offset());
        fact.accession = ipc.take({1}, "ServiceRequest.identifier, ImagingStudy.identifier");
    }

    void read_specimen(Segment& spm) {
        fact.origins.push_back(spm.offset());
        fact.specimen_id = spm.take({2}, "ServiceRequest.specimen");
        fact.specimen = read_concept(spm, 4, "ServiceRequest.specimen");
        fact.collected = mapping.time(spm, 17, "ServiceRequest.specimen");
    }

    void read(Segment& segment) {
        const auto name = segment.name();
        if (name == "ORC") read_orc(segment);
        if (name == "TQ1") read_tq1(segment);
        if (name == "OBR") read_obr(segment);
        if (name == "DG1") read_dg1(segment);
        if (name == "OBX") read_obx(segment);
        if (name == "IPC") read_ipc(segment);
        if (name == "SPM") read_specimen(segment);
        if (name == "NTE") {
            fact.origins.push_back(segment.offset());
            add_note(segment.take({3}, "ServiceRequest.note"));
        }
    }

    void add_note(const std::string& text) {
        if (!text.empty()) fact.note.append(fact.note.empty() ? "" : "\n").append(text);
    }
    void add_reason(ConceptFact reason) {
        if (!reason.empty()) fact.reasons.push_back(std::move(reason));
    }
};

/// { SPM { ORC OBR } } of OML^O33: the specimen stands before its orders, and closes the order before it.
bool is_specimen_first(const Message& message) {
    for (const Segment& segment : message.segments) {
        if (segment.name() == "SPM") return true;
        if (segment.name() == "ORC" || segment.name() == "OBR") return false;
    }
    return false;
}

/// Orders in the order of the message; a specimen that stands first is repeated before each order on it.
std::vector<OrderGroup> request_groups(Message& message) {
    const bool specimen_first = is_specimen_first(message);
    std::vector<OrderGroup> groups;
    Segment* specimen = nullptr;
    for (Segment& segment : message.segments) {
        const auto name = segment.name();
        if (name == "SPM" && specimen_first) {
            specimen = &segment;
            continue;
        }
        if (name == "ORC" || (name == "OBR" && (groups.empty() || groups.back().has("OBR")))) {
            groups.emplace_back();
            if (specimen != nullptr) groups.back().segments.push_back(specimen);
        }
        if (!groups.empty()) groups.back().segments.push_back(&segment);
    }
    std::erase_if(groups, [](const OrderGroup& group) { return !group.has("OBR"); });
    return groups;
}

/// The same order said twice: as new (NW) and as parent (PA) of its children. Source: vendor-exports.md 2.15
RequestFact* repeated_by(const OrderGroup& group, std::vector<RequestFact>& requests) {
    const Segment* orc = group.find("ORC");
    const Segment* obr = group.find("OBR");
    if (orc == nullptr || orc->peek({1}) != "PA") return nullptr;
    const auto found = std::find_if(requests.begin(), requests.end(), [&](const RequestFact& request) {
        return request.placer == orc->peek({2}) && !request.code.codings.empty() &&
               request.code.codings.front().code == obr->peek({4});
    });
    return found == requests.end() ? nullptr : &*found;
}

void read_repeated(Mapping& mapping, const OrderGroup& group, RequestFact& request) {
    RequestReader reader{.mapping = mapping};
    for (Segment* segment : group.segments) {
        if (segment->name() == "OBX") {
            reader.read_obx(*segment);
        } else if (segment->name() == "OBR" && request.visit.doctor.number.empty()) {
            request.visit.doctor = read_doctor(*segment, 16, "ServiceRequest.requester");
            segment->ignore_rest("the same order once more, as parent of others");
        } else {
            segment->ignore_rest("the same order once more, as parent of others");
        }
    }
    for (FindingFact& finding : reader.fact.findings) request.findings.push_back(std::move(finding));
}

/// Requests of one number (one order on several specimens) are told apart by what is asked for.
void give_keys(std::vector<RequestFact>& requests) {
    std::map<std::string, unsigned> counts;
    for (const RequestFact& request : requests) ++counts[request.placer.empty() ? request.filler : request.placer];
    std::map<std::string, unsigned> seen;
    for (RequestFact& request : requests) {
        const std::string& number = request.placer.empty() ? request.filler : request.placer;
        request.key = number;
        if (counts[number] < 2) continue;
        request.key += "-" + (request.code.codings.empty() ? request.code.text : request.code.codings.front().code);
        if (const unsigned repeat = ++seen[request.key]; repeat > 1) request.key += "-" + std::to_string(repeat);
    }
}

/// A parent that is not in the message is another unit's: its key is its number.
std::vector<RequestFact> read_requests(Mapping& mapping) {
    std::vector<RequestFact> requests;
    const VisitFact visit = read_visit(mapping);
    for (const OrderGroup& group : request_groups(mapping.message)) {
        if (RequestFact* same = repeated_by(group, requests); same != nullptr) {
            read_repeated(mapping, group, *same);
            continue;
        }
        RequestReader reader{.mapping = mapping};
        reader.fact.visit = visit;
        for (Segment* segment : group.segments) reader.read(*segment);
        if (mapping.message.type() == "OMI" && reader.fact.status.empty()) reader.fact.status = "completed";
        requests.push_back(std::move(reader.fact));
    }
    give_keys(requests);
    return requests;
}

/// What was carried out on the images: the study that they belong to, until DICOM tells more of it.
void map_study(Mapping& mapping, const std::vector<RequestFact>& requests) {
    Segment* ipc = mapping.message.find("IPC");
    Segment* obr = mapping.message.find("OBR");
    if (ipc == nullptr || obr == nullptr) return;
    ImagingStudyFact study;
    study.origins = {ipc->offset(), obr->offset()};
    study.status = "registered";
    study.started = mapping.time(*obr, 7, "ImagingStudy.started, ServiceRequest.occurrence");
    for (Segment& segment : mapping.message.segments) {
        if (segment.name() != "IPC") continue;
        study.origins.push_back(segment.offset());
        const std::string uid = segment.take({3}, "ImagingStudy.identifier");
        if (study.uid.empty()) study.uid = uid;
        const std::string modality = segment.take({5}, "ImagingStudy.modality");
        segment.take({5, 3}, "ImagingStudy.modality");
        auto& all = study.modalities;
        if (!modality.empty() && std::find(all.begin(), all.end(), modality) == all.end()) all.push_back(modality);
    }
    if (study.uid.empty()) return;
    study.accession_number = ipc->take({1}, "ServiceRequest.identifier, ImagingStudy.identifier");
    study.description = requests.front().code.text;
    const std::string& date = study.started.empty() ? mapping.recorded : study.started;
    mapping.out.units.push_back(
        write_imaging_unit(mapping.header(study.uid, date), mapping.patient, study, mapping.out.report));
}

}  // namespace

void map_requests(Mapping& mapping) {
    const std::vector<RequestFact> requests = read_requests(mapping);
    if (requests.empty()) {
        mapping.note(IssueSeverity::error, messages::kNothingToMap, "OBR", {"OBR"});
        return;
    }
    const RequestFact& first = requests.front();
    std::string order = first.placer.empty() ? first.filler : first.placer;
    if (!mapping.origin.order_number.empty()) order = mapping.origin.order_number;
    if (order.empty()) {
        mapping.note(IssueSeverity::error, messages::kNothingToMap, "ORC-2", {"ORC-2"});
        return;
    }
    const UnitKind kind = first.category == "laboratory" ? UnitKind::laboratory : UnitKind::imaging;
    const UnitHeader header =
        mapping.header(order_unit_id("ORD", order), first.authored.empty() ? mapping.recorded : first.authored);
    const bool is_revoked = std::all_of(requests.begin(), requests.end(),
                                        [](const RequestFact& request) { return request.status == "revoked"; });
    mapping.out.units.push_back(is_revoked
                                    ? remove_unit(kind, header, mapping.patient.number)
                                    : write_requests_unit(kind, header, mapping.patient, requests, mapping.out.report));
    if (!is_revoked) map_study(mapping, requests);
    map_listed_allergies(mapping);
}

}  // namespace kakehashi::mappers::hl7v2
