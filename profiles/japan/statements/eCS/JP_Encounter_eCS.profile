url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Encounter_eCS
type  Encounter
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Encounter

meta                                         1..1  MS
meta.lastUpdated                             -  MS
meta.profile                                 -  MS
identifier                                   0..1  MS
identifier.value                             1..1  MS
status                                       -  MS  fixedCode="finished"
class                                        -  MS
class.system                                 1..1  MS  fixedUri="http://terminology.hl7.org/CodeSystem/v3-ActCode"
class.code                                   1..1  MS
class.display                                1..1  MS
classHistory                                 0..1  MS
classHistory.class                           -  MS
classHistory.class.system                    1..1  MS  fixedUri="http://terminology.hl7.org/CodeSystem/v3-ActCode"
classHistory.class.code                      1..1  MS
classHistory.class.display                   1..1  MS
classHistory.period                          -  MS
classHistory.period.start                    1..1  MS
classHistory.period.end                      -  MS
period                                       -  MS
period.start                                 1..1  MS
period.end                                   -  MS
length                                       -  MS
length.value                                 1..1  MS
length.unit                                  1..1  MS  fixedString="日"
length.system                                1..1  MS  fixedUri="http://unitsofmeasure.org"
length.code                                  1..1  MS  fixedCode="d"
reasonCode                                   -  MS
reasonCode.coding                            -  MS
reasonCode.coding.system                     1..1  MS
reasonCode.coding.code                       1..1  MS
reasonCode.text                              1..1  MS
diagnosis                                    -  MS
diagnosis.condition                          -  MS  type Reference(core:JP_Condition)
diagnosis.use                                -  MS
diagnosis.use.coding                         1..1  MS
diagnosis.use.coding.system                  1..1  MS  fixedUri="http://terminology.hl7.org/CodeSystem/diagnosis-role"
diagnosis.use.coding.code                    1..1  MS
diagnosis.use.coding.display                 1..1  MS
diagnosis.rank                               -  MS
hospitalization                              -  MS
hospitalization.origin                       -  MS
hospitalization.admitSource                  -  MS  binding preferred http://jpfhir.jp/fhir/Common/ValueSet/admit-Source
hospitalization.admitSource.coding           1..*  MS
hospitalization.admitSource.coding.system    1..1  MS
hospitalization.admitSource.coding.code      1..1  MS
hospitalization.destination                  -  MS
hospitalization.dischargeDisposition         1..1  MS
hospitalization.dischargeDisposition.coding  1..1  MS
hospitalization.dischargeDisposition.coding.system  1..1  MS  patternUri="http://jpfhir.jp/fhir/Common/CodeSystem/discharge-disposition"
hospitalization.dischargeDisposition.coding.code  1..1  MS
hospitalization.dischargeDisposition.coding.display  -  MS
location                                     -  MS
location.location                            -  MS
location.status                              1..1  MS  patternCode="completed"
location.physicalType                        -  MS
location.physicalType.coding                 1..1  MS
location.physicalType.coding.system          1..1  MS  fixedUri="http://terminology.hl7.org/CodeSystem/location-physical-type"
location.physicalType.coding.code            1..1  MS
location.physicalType.coding.display         -  MS
location.period                              1..1  MS
location.period.start                        1..1  MS
location.period.end                          -  MS
