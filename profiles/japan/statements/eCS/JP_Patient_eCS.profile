url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Patient_eCS
type  Patient
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Patient

meta.lastUpdated                      1..1  MS
meta.profile                          1..1  MS
extension:eCS_InstitutionNumber       0..1  MS  type Extension<clinsExt:JP_eCS_InstitutionNumber>
name                                  1..*  MS
name.extension:nameRepresentationUse  0..1  type Extension<iso21090-EN-representation>
name.text                             1..1  MS
name.family                           1..1  MS
name.given                            1..*  MS
gender                                1..1  MS
birthDate                             1..1  MS
address                               1..1  MS
address.text                          1..1  MS

invariant valid-system-local-patientID error Patient
    R1010: at most one number of an institution, in the system of that institution.
    R1010: 施設の患者番号は1つまでで、systemは「urn:oid:1.2.392.100495.20.3.51.」に1と医療機関番号10桁を続けて書きます。
    identifier.where(system.startsWith('urn:oid:1.2.392.100495.20.3.51.')).count() <= 1 and
    identifier.where(system.startsWith('urn:oid:1.2.392.100495.20.3.51.')).all(system.matches('^urn:oid:1[.]2[.]392[.]100495[.]20[.]3[.]51[.]1[0-4][0-9][1-3][0-9]{7}$'))

invariant valid-system-insurance-patientIdentifier error Patient
    R1012: exactly one insured-person identifier.
    R1012: 被保険者識別子(systemがhttp://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberIDのもの)は、ちょうど1つ必要です。
    identifier.where(system = 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID').count() = 1

invariant valid-value-insurance-patientIdentifier error Patient
    R1013: insurer 8 digits, symbol, number and branch, joined by colons.
    R1013: 被保険者識別子は「保険者番号8桁:記号:番号:枝番2桁」のようにコロンでつないで書きます。空白は使えません。枝番は省けます。
    identifier.where(system = 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID').exists() and
    identifier.where(system = 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID').all(value.matches('^[0-9]{8}:[^:^\\s^　]*:[^:^\\s^　]*:([0-9][0-9])?$'))

invariant kanjiName-kanaName-donot-contain-ZenkakuKuuhaku error Patient
    R1113: no full-width space in the text of a name in kanji or kana.
    R1113: 漢字・カナの氏名(name.text)に全角の空白は使えません。
    name.where(extension.where(url = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').exists())
    .text.all($this.contains('　').not())
