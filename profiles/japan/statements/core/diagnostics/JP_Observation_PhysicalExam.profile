url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_PhysicalExam
type  Observation
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_Common

category                                       1..*  slicing value:coding.system open
category:physicalExam                          1..1  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_SimpleObservationCategory_VS
category:physicalExam.coding.system            1..1  fixedUri="http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS"
category:physicalExam.coding.code              1..1  fixedCode="exam"
code                                           -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_PhysicalExamCode_VS
code.coding                                    -  slicing value:system open
code.coding:physicalExamCode                   0..1  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_PhysicalExamCode_VS
code.coding:physicalExamCode.system            1..1  fixedUri="http://jpfhir.jp/fhir/core/CodeSystem/JP_PhysicalExamCode_CS"
code.coding:physicalExamCode.code              1..1  fixedCode="physical-findings"
code.coding:physicalExamCode.display           -  patternString="Physical Findings"
subject                                        1..1  type Reference(core:JP_Patient)
effective[x]                                   -  type dateTime | Period
value[x]                                       -  slicing type:$this open
value[x]:valueCodeableConcept                  0..1  type CodeableConcept  binding preferred http://terminology.hl7.org/ValueSet/v2-0136
bodySite                                       -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_ObservationPhysicalExamBodySite_VS
method                                         -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_ObservationPhysicalExamMethod_VS
hasMember                                      -  type Reference(core:JP_Observation_Common QuestionnaireResponse MolecularSequence core:JP_Observation_PhysicalExam)
derivedFrom                                    -  type Reference(DocumentReference ImagingStudy Media QuestionnaireResponse core:JP_Observation_Common MolecularSequence core:JP_Observation_PhysicalExam)
component.code                                 -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_PhysicalExamCode_VS
component.code.coding                          -  slicing value:system open
component.code.coding:physicalExamCode         0..1  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_PhysicalExamCode_VS
component.code.coding:physicalExamCode.system  1..1  fixedUri="http://jpfhir.jp/fhir/core/CodeSystem/JP_PhysicalExamCode_CS"
component.code.coding:physicalExamCode.code    1..1  fixedCode="detailed-physical-findings"
component.code.coding:physicalExamCode.display  -  patternString="Detailed Physical Findings"
