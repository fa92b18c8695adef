url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_BodyMeasurement
type  Observation
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_Common

category                                 2..*  slicing value:coding.system open
category:bodyMeasurement                 1..1  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_SimpleObservationCategory_VS
category:bodyMeasurement.coding          -  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_SimpleObservationCategory_VS
category:bodyMeasurement.coding.system   1..1  fixedUri="http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS"
category:bodyMeasurement.coding.code     1..1  fixedCode="body-measurement"
category:bodyMeasurementCategory         1..*  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_SimpleObservationCategory_VS
category:bodyMeasurementCategory.coding  -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_ObservationBodyMeasurementCategory_VS
category:bodyMeasurementCategory.coding.system  1..1  patternUri="http://jpfhir.jp/fhir/core/CodeSystem/JP_ObservationBodyMeasurementCategory_CS"
code                                     -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_ObservationBodyMeasurementCode_VS
subject                                  1..1  type Reference(core:JP_Patient)
effective[x]                             -  type dateTime | Period
hasMember                                -  type Reference(core:JP_Observation_Common QuestionnaireResponse MolecularSequence core:JP_Observation_BodyMeasurement)
derivedFrom                              -  type Reference(DocumentReference ImagingStudy Media QuestionnaireResponse core:JP_Observation_Common MolecularSequence core:JP_Observation_BodyMeasurement)
