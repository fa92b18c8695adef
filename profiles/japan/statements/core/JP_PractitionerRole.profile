url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_PractitionerRole
type  PractitionerRole
base  http://hl7.org/fhir/StructureDefinition/PractitionerRole

practitioner  -  type Reference(core:JP_Practitioner)
organization  -  type Reference(core:JP_Organization)
code          -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_PractitionerRole_VS
location      -  type Reference(core:JP_Location)
