#include <fmt/format.h>

#include "kakehashi/synth/synth.hpp"
#include "messages.hpp"
#include "writers.hpp"

namespace kakehashi::synth {
namespace {

constexpr std::uint32_t kPatientsMax = 50'000;  // local numbers keep their width

}  // namespace

fhir::Result<SynthSummary> generate(const SynthOptions& options) {
    if (options.patients < 1 || options.patients > kPatientsMax)
        return fhir::fail(fhir::IssueType::invalid, kBadOption, "", {"patients", "1 to 50000"});
    if (options.hospitals < 1 || options.hospitals > kHospitalsMax)
        return fhir::fail(fhir::IssueType::invalid, kBadOption, "", {"hospitals", "1 to 3"});
    const auto reference = Moment::parse_date(options.reference_date);
    if (!reference) return fhir::fail(fhir::IssueType::invalid, kBadOption, "", {"reference_date", "YYYY-MM-DD"});
    if (options.out.empty()) return fhir::fail(fhir::IssueType::invalid, kBadOption, "", {"out", "a folder"});

    World world{.reference = *reference,
                .persons = make_persons(options.patients, options.seed, options.hospitals, *reference),
                .charts = {}};
    world.charts = make_charts(world.persons, options.seed, *reference);
    Output out(options.out);
    write_ssmix2(world, out);
    write_directives(world, out);
    write_document_tables(world, out);
    if (options.hospitals > kHospitalB) write_hl7v2(world, out);
    if (options.hospitals > kHospitalC) write_clinic_tables(world, out);
    if (options.hospitals > kHospitalC) write_checkup_xml(world, out);
    if (options.hospitals > kHospitalC) write_dicom_json(world, out);
    if (options.hospitals > kHospitalC) write_dicom_files(world, out);
    write_okusuri(world, out);
    write_mml(world, out);
    write_orca(world, out);
    const std::uint32_t facts = write_truth(world, fmt::format("{}", options.seed), out);
    if (!out.report().empty()) return tl::unexpected(out.report().front());
    return SynthSummary{.patients = options.patients, .files = out.files(), .facts = facts};
}

}  // namespace kakehashi::synth
