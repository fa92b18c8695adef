#pragma once

#include "output.hpp"
#include "world.hpp"

/// One function an export. Each writes every chart of its hospital.
namespace kakehashi::synth {

/// hospital-a/ssmix2/: the standardised storage tree.
void write_ssmix2(const World& world, Output& out);
/// hospital-a/directives.json: the requests to stop use (利用停止請求), as FHIR Consents.
void write_directives(const World& world, Output& out);
/// hospital-a/drop/ and hospital-a/mapping/: referrals and discharge summaries as CSV.
void write_document_tables(const World& world, Output& out);
/// hospital-b/hl7v2/NNNN.hl7: messages in the order of sending.
void write_hl7v2(const World& world, Output& out);
/// hospital-c/drop/ and hospital-c/mapping/: patients, laboratory, vital signs, checkups as CSV.
void write_clinic_tables(const World& world, Output& out);
/// hospital-c/checkup-xml/hNNNN.xml: the same checkups once more, as checkup XML (健診XML).
void write_checkup_xml(const World& world, Output& out);
/// hospital-c/drop/dicom/: DICOM JSON, one file a study, as a WADO-RS metadata answer gives it.
void write_dicom_json(const World& world, Output& out);
/// hospital-c/dicom-files/<study>/S<series>/I<instance>.dcm: the same studies once more, as DICOM files; every second
/// one in implicit VR.
void write_dicom_files(const World& world, Output& out);
/// hospital-*/okusuri/: prescriptions as the QR codes on paper hold them; notebooks/: one medication notebook a person.
void write_okusuri(const World& world, Output& out);
/// hospital-*/mml/: one document a patient: MML 4, at hospital B 2.3 in Shift_JIS with CLAIM for the drugs.
void write_mml(const World& world, Output& out);
/// hospital-*/orca/: answers of the receipt computer's API: the patient, the diseases, a form a prescription; JSON at
/// hospital B, else XML.
void write_orca(const World& world, Output& out);
/// The family name as that hospital writes it.
[[nodiscard]] inline const std::string& family_at(const Chart& chart) {
    return chart.hospital == kHospitalC ? chart.person->family_cp932 : chart.person->family;
}
/// The codes of the receipt masters that these answers give drugs, diseases and usages: invented but for their shape.
[[nodiscard]] std::string orca_drug_code(std::string_view name);
[[nodiscard]] std::string orca_disease_code(const Disease& disease);
[[nodiscard]] std::string orca_usage_code(const Usage& usage);
/// truth.json. @return the number of facts
std::uint32_t write_truth(const World& world, const std::string& seed, Output& out);

/// `保険者番号8:記号:番号:枝番`. Source: JP-CLINS, 被保険者個人識別子
[[nodiscard]] std::string insured_identifier(const InsuredIdentity& insured);

}  // namespace kakehashi::synth
