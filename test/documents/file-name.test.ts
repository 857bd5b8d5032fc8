import { fileNameIn } from '../../documents/file-name';

test.each([
  ['attachment; filename="giay.pdf"', 'giay.pdf'],
  [`attachment; filename*=UTF-8''Gi%E1%BA%A5y%20ch%E1%BB%A9ng%20sinh.pdf`, 'Giấy chứng sinh.pdf'],
  [`attachment; filename="x.pdf"; filename*=UTF-8''Gi%E1%BA%A5y.pdf`, 'Giấy.pdf'],
  [Buffer.from('attachment; filename="Giấy.pdf"').toString('latin1'), 'Giấy.pdf'],
  [`attachment; filename*=UTF-8''${encodeURIComponent('Giấy.pdf'.normalize('NFD'))}`, 'Giấy.pdf'],
  ['attachment; filename="C:\\\\Scans\\\\giay.pdf"', 'giay.pdf'],
  ['attachment; filename="../../etc/passwd"', 'passwd'],
  ['attachment; filename="scans/.."', undefined],
  ['attachment', undefined],
  ['attachment; filename=""', undefined],
  [`attachment; filename="${'a'.repeat(201)}"`, undefined],
  [undefined, undefined],
])('the file name in %s is %s', (header, name) => expect(fileNameIn(header)).toBe(name));
