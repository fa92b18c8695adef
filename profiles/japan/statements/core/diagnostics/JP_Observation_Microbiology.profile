url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_Microbiology
type  Observation
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_Common

basedOn                                      -  type Reference(ServiceRequest)
category                                     2..*  slicing value:coding.system open
category:laboratory                          1..1  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_SimpleObservationCategory_VS
category:laboratory.coding.system            1..1  fixedUri="http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS"
category:laboratory.coding.code              -  fixedCode="laboratory"
category:microbiology                        1..1  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_ObservationCategory_Microbiology_VS
category:microbiology.coding.system          1..1  fixedUri="http://loinc.org"
category:microbiology.coding.code            -  fixedCode="18725-2"
category:microbiology.coding.display         -  patternString="Microbiology studies (set)"
category:microbiologyCategory                0..1  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_MicrobiologyCategory_VS
category:microbiologyCategory.coding.system  1..1  fixedUri="http://jpfhir.jp/fhir/core/CodeSystem/JP_MicrobiologyCategory_CS"
code.coding                                  -  slicing value:system open
code.coding:infectious-agent                 0..1  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_Microbiology_InfectiousAgent_VS
code.coding:infectious-agent.system          1..1  fixedUri="urn:oid:1.2.392.100495.10.3.100.5.27.6.1"
code.coding:antimicrobial-drug               0..1  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_Microbiology_AntiMicrobialDrug_VS
code.coding:antimicrobial-drug.system        1..1  fixedUri="urn:oid:1.2.392.100495.10.3.100.5.11.5.2"
code.coding:jlac10                           0..1  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_ObservationLabResultCode_VS
code.coding:jlac10.system                    1..1  fixedUri="http://medis.or.jp/CodeSystem/master-JLAC10-17digits"
subject                                      1..1  type Reference(core:JP_Patient)
effective[x]                                 -  type dateTime | Period
value[x]                                     -  type Quantity | CodeableConcept | string
hasMember                                    -  type Reference(core:JP_Observation_Microbiology)
