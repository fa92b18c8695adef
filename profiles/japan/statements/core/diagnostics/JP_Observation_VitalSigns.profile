url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_VitalSigns
type  Observation
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_Common

category                                  2..*  slicing value:coding.system open
category:vitalSigns                       1..1  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_SimpleObservationCategory_VS
category:vitalSigns.coding.system         1..1  fixedUri="http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS"
category:vitalSigns.coding.code           1..1  fixedCode="vital-signs"
category:vitalSignCategory                1..*  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_ObservationVitalSignsCategory_VS
category:vitalSignCategory.coding.system  1..1  fixedUri="http://jpfhir.jp/fhir/core/CodeSystem/JP_ObservationVitalSignsCategory_CS"
code                                      -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_ObservationVitalSignsCode_VS
subject                                   1..1  type Reference(core:JP_Patient)
effective[x]                              -  type dateTime | Period
hasMember                                 -  type Reference(core:JP_Observation_Common QuestionnaireResponse MolecularSequence core:JP_Observation_VitalSigns)
derivedFrom                               -  type Reference(DocumentReference ImagingStudy Media QuestionnaireResponse core:JP_Observation_Common MolecularSequence core:JP_Observation_VitalSigns)
component.code                            -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_ObservationVitalSignsCode_VS
