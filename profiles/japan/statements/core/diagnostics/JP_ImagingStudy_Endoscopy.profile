url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_ImagingStudy_Endoscopy
type  ImagingStudy
base  http://hl7.org/fhir/StructureDefinition/ImagingStudy

identifier                -  MS
subject                   -  MS  type Reference(core:JP_Patient)
encounter                 -  type Reference(core:JP_Encounter)
referrer                  -  type Reference(core:JP_Practitioner)
interpreter               -  type Reference(core:JP_Practitioner)
procedureReference        -  type Reference(core:JP_Procedure)
procedureCode             -  binding extensible http://playbook.radlex.org/playbook/SearchRadlexAction
location                  -  type Reference(core:JP_Location)
reasonCode                -  binding example http://jpfhir.jp/fhir/core/ValueSet/JP_ReasonCodesJed_VS
reasonReference           -  type Reference(core:JP_DiagnosticReport_Endoscopy)
series.modality           -  MS
series.instance.uid       -  MS
series.instance.sopClass  -  MS
