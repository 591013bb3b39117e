-- A ledger of format 1 as clearway 0.1.0 wrote it, in SQLite's own words. Never edited: whatever comes after must read it.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE event(
  sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
  recordedAt INTEGER NOT NULL,
  occurredAt INTEGER NOT NULL,
  person TEXT NOT NULL CHECK (length(person) > 0),
  organisation TEXT NOT NULL CHECK (length(organisation) > 0),
  kind TEXT NOT NULL CHECK (length(kind) > 0),
  subject TEXT CHECK (length(subject) > 0),
  body TEXT NOT NULL CHECK (json_valid(body)),
  geometry BLOB,
  digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;
INSERT INTO event VALUES(1,1795324714400718,1795324714400718,'P-1','ORG-1','begun',NULL,'{"name":"Format 1","timeZone":"Asia/Baku"}',NULL,X'd30f36ffce4824c0c46d889bb39c42598712fc02d379b3c3274fbe723bd4741b');
INSERT INTO event VALUES(2,1795324714400718,1795324714400718,'P-1','ORG-1','recorded','ORG-1','{"way":"command","record":{"recordType":"organisation","code":"ORG-1"}}',NULL,X'6f5d3fd9f6fd7d28af999b13c9abb9b1964fd758a89dae0bfa17883592195100');
INSERT INTO event VALUES(3,1795324714400718,1795324714400718,'P-1','ORG-1','recorded','P-1','{"way":"command","record":{"recordType":"person","code":"P-1","organisation":"ORG-1"}}',NULL,X'9c9b64038a375b4c4eeb10e845749ae027d875df1996217188af9b9bd1af42b3');
INSERT INTO event VALUES(4,1795324714400718,1795324714400718,'P-1','ORG-1','granted','P-1','{"role":"administrator","organisation":"ORG-1"}',NULL,X'4cb0ffbe797837bd05f4abb0a7522bd1758793ef366e953832055e2cd3fa27f9');
INSERT INTO event VALUES(5,1795324714561663,1795324714561663,'P-1','ORG-1','recorded','ORG-2','{"way":"command","record":{"recordType":"organisation","code":"ORG-2","accreditedFor":["clearance"]}}',NULL,X'164b7f5895e44e40d295df2d1ac9f66e4e33fb015dda4f5e68d05e0d265f01f2');
INSERT INTO event VALUES(6,1795324714651115,1795324714651115,'P-1','ORG-1','recorded','ORG-3','{"way":"command","record":{"recordType":"organisation","code":"ORG-3"}}',NULL,X'2267a11b9845806bda327e18f5dece98bf2544a702bb3c249b7e29af0752b29a');
INSERT INTO event VALUES(7,1795324714745522,1795324714745522,'P-1','ORG-1','recorded','P-2','{"way":"command","record":{"recordType":"person","code":"P-2","organisation":"ORG-2","name":"Leyla M."}}',NULL,X'b45bd931b343a381414ec0633a78946df791315ca56a0037864bcbc1c0c9edb5');
INSERT INTO event VALUES(8,1795324714839284,1795324714839284,'P-1','ORG-1','recorded','P-3','{"way":"command","record":{"recordType":"person","code":"P-3","organisation":"ORG-3"}}',NULL,X'0ff385d76bc03fa78c63ca48a08874f6ce1d55540bda31abe5fed9d451c3ea78');
INSERT INTO event VALUES(9,1795324714926568,1795324714926568,'P-1','ORG-1','granted','P-2','{"role":"teamLeader","organisation":"ORG-2"}',NULL,X'a2c257ba19346a44dcc90dd0120089445970a4ba4c261fd9b6ade0f8cefe3ce4');
INSERT INTO event VALUES(10,1795324715016838,1795324715016838,'P-1','ORG-1','granted','P-3','{"role":"qualityOfficer","organisation":"ORG-3"}',NULL,X'b702057c5b406d94cd97601b76f04c701ede9c1f88161d768fcbddd149b1646a');
INSERT INTO event VALUES(11,1795324715115112,1795324715115112,'P-1','ORG-1','recorded','SE-1','{"way":"command","record":{"recordType":"sector","code":"SE-1","method":"clearance","status":"planned","accuracy":0.5},"geometryType":"Polygon"}',X'01030000000100000005000000b81e85eb51684740d122dbf97e224440ec51b81e856b4740d122dbf97e224440ec51b81e856b4740b4c876be9f224440b81e85eb51684740b4c876be9f224440b81e85eb51684740d122dbf97e224440',X'701c0238ca4c41f5f1d482b099c52904bb9c989a3a5abd76f22878be3b267670');
INSERT INTO event VALUES(12,1795324715235355,1601496000000000,'P-1','ORG-1','stepped','SE-1','{"status":"assigned","on":"2020-10-01[240/240]","members":{"organisation":"ORG-2"}}',NULL,X'4b364e87e2dad96c5a2e821c36ba058721738902b2d9cb1a1154f6ba88083994');
INSERT INTO event VALUES(13,1795324715333887,1601582400000000,'P-2','ORG-2','stepped','SE-1','{"status":"inProgress","on":"2020-10-02[240/240]"}',NULL,X'92ddbc4f7986ff62d6ac7efe52586b44005f67d0aa66c68ca9abd00dd05fd6cc');
INSERT INTO event VALUES(14,1795324715429223,1606593600000000,'P-2','ORG-2','stepped','SE-1','{"status":"completed","on":"2020-11-29[240/240]","members":{"clearanceDepth":0.2}}',NULL,X'34295f80ebca3a94a7ff1f7bda88c20f63dfc181cabd44db34902cb3ba9376c0');
INSERT INTO event VALUES(15,1795324715519596,1606852800000000,'P-3','ORG-3','stepped','SE-1','{"status":"accepted","on":"2020-12-02[240/240]"}',NULL,X'45214621f03b25fd7a7f1f82336b0b6ff9ada4587669bd7e044d4c08076f7d1b');
INSERT INTO event VALUES(16,1795324715609334,1795324715609334,'P-1','ORG-1','recorded','HR-1','{"way":"attestedImport","record":{"recordType":"hazardReport","code":"HR-1","kind":"unexploded","status":"reported","reportedOn":"2021-04-01[240/240]","dangerRadius":30,"accuracy":5,"reporter":"Rena A.","phone":"+994 50 000 00 00","note":"beside the well, “red” box"},"geometryType":"Point"}',X'01010000009a99999999694740265305a392224440',X'05092b7175a2e5508961973649a8e5b429881704ff9a7055bf2c55dc0e238bbf');
INSERT INTO event VALUES(17,1795324715609334,1795324715609334,'P-1','ORG-1','recorded','HA-1','{"way":"attestedImport","record":{"recordType":"hazardousArea","code":"HA-1","classification":"suspected","status":"open","observedOn":"2020-01-05[240/240]","accuracy":5,"имя":"Ağdam\nyolu"},"geometryType":"Polygon"}',X'01030000000100000004000000cdcccccccc6c4740d122dbf97e224440ae47e17a146e4740d122dbf97e224440ae47e17a146e4740b4c876be9f224440cdcccccccc6c4740d122dbf97e224440',X'5c16c6ade5dcd2d38e71953b7246e9bc32da8fe897622442656233ec1a8d0273');
INSERT INTO event VALUES(18,1795324715609334,1795324715609334,'P-1','ORG-1','setAside',NULL,'{"source":"more.geojson","number":3,"reason":"its geometry, or a part of it, has no positions","text":"{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[]},\"properties\":{\"recordType\":\"route\",\"code\":\"RT-9\"}}"}',NULL,X'5fafd25906b2ab98dd1c34f2f69efb69de3ebc068db6d683fbeee576025214ac');
INSERT INTO event VALUES(19,1795324715609334,1795324715609334,'P-1','ORG-1','imported',NULL,'{"source":"more.geojson","attestedBy":"ORG-1","counts":{"added":2,"changed":0,"flagged":0,"quarantined":1,"read":3,"refused":0,"same":0,"unlocated":0,"waiting":0}}',NULL,X'9fa0fc3c26b388ca8e8a0b42bacd4388b8c56f6e23c5e53c2904cbca25d3245b');
INSERT INTO event VALUES(20,1795324715736229,1617307200000000,'P-1','ORG-1','stepped','HR-1','{"status":"verified","on":"2021-04-02[240/240]","note":"seen by us"}',NULL,X'439b75b6c4397b96cd4d45abf423f74ea833122f2a9cce14f2953de77410e373');
INSERT INTO event VALUES(21,1795324715736229,1617307200000000,'P-1','ORG-1','stepped','SE-1','{"status":"resuspected","on":"2021-04-02[240/240]","note":"verified report HR-1 reaches it"}',NULL,X'a4a245227f8f8a104f1b87775f48099476359f32240bb3658998df21903ce40c');
INSERT INTO event VALUES(22,1795324715830610,1795324715830610,'P-1','ORG-1','recorded','HR-1','{"way":"correction","record":{"recordType":"hazardReport","code":"HR-1","kind":"unexploded","status":"verified","reportedOn":"2021-04-01[240/240]","statusOn":"2021-04-02[240/240]","dangerRadius":30,"accuracy":8,"reporter":"Rena A.","phone":"+994 50 000 00 00","note":"beside the well, “red” box"},"geometryType":"Point"}',X'01010000009a99999999694740265305a392224440',X'50137b489fb0c63c52685640fa18d93a60ccce73c1c544e21082d54a7eecf1e7');
CREATE INDEX eventSubject ON event(subject) WHERE subject IS NOT NULL;
CREATE TRIGGER eventUpdate BEFORE UPDATE ON event BEGIN
  SELECT RAISE(ABORT, 'an event is never changed');
END;
CREATE TRIGGER eventDelete BEFORE DELETE ON event BEGIN
  SELECT RAISE(ABORT, 'an event is never removed');
END;
CREATE TRIGGER eventInsert BEFORE INSERT ON event
WHEN new.sequence IS NOT (SELECT ifnull(max(sequence), 0) + 1 FROM event) BEGIN
  SELECT RAISE(ABORT, 'an event comes after the last one');
END;
COMMIT;
PRAGMA application_id=1129076569;
PRAGMA user_version=1;
