url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Patient
type  Patient
base  http://hl7.org/fhir/StructureDefinition/Patient

extension:religion    0..*  type Extension<patient-religion>
extension:birthPlace  0..1  type Extension<patient-birthPlace>
extension:race        0..*  type Extension<coreExt:JP_Patient_Race>
identifier            1..*
identifier.value      1..1
identifier.assigner   -  type Reference(core:JP_Organization)
name                  -  type HumanName<core:JP_HumanName>
contact.organization  -  type Reference(core:JP_Organization)
generalPractitioner   -  type Reference(core:JP_Organization core:JP_Practitioner core:JP_PractitionerRole)
managingOrganization  -  type Reference(core:JP_Organization)
link.other            -  type Reference(core:JP_Patient RelatedPerson)
