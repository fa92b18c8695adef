url   http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  MedicationRequest AllergyIntolerance Condition Patient Observation

extension        0..0
url              -  fixedUri="http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber"
value[x]         -  type Identifier
value[x].system  0..1  fixedUri="http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no"

invariant valid-value-institutionNumberExtension error Extension
    Prefecture (2), kind of institution (1, 2 or 3), institution (7).
    医療機関番号は、都道府県番号2桁、機関区分1桁(1、2、3のどれか)、医療機関コード7桁をつないだ10桁の数字で書きます。
    value.ofType(Identifier).value.matches('[0-4][0-9][1-3][0-9]{7}')
