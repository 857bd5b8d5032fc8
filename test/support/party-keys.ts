import { keepPartyKeys, keyFileOf } from '../../runtime/signatures/kept-keys';
import type { Party } from '../../runtime/signatures/parties';
import { openPartyKeys, type PartyKeys } from '../../runtime/signatures/party-keys';
import { readSigningKey, type SigningKey } from '../../runtime/signatures/signing-key';

/** Keys of all parties in a folder, made as the stack makes them. */
export class TestKeys {
  readonly partiesJwks: string;
  readonly published: PartyKeys;

  constructor(readonly keysFolder: string) {
    this.partiesJwks = keepPartyKeys(keysFolder);
    this.published = openPartyKeys(this.partiesJwks);
  }

  fileOf(party: Party): string {
    return keyFileOf(this.keysFolder, party);
  }

  of(party: Party): SigningKey {
    const { privateKey, keyId = '' } = readSigningKey(this.fileOf(party), party);
    return { privateKey, keyId };
  }
}
