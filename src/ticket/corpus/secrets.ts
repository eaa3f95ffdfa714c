/**
 * Texts with secrets, each secret between « and », as they stand in what staff paste. All are made up; those with a
 * well-known shape are put together here, so that no scanner takes this file for a leak.
 */
export const withSecrets: readonly string[] = [
  // Web addresses and connection strings.
  'amqp://guest:«s3cr3t-Q»@localhost:5672//',
  'OperationalError: redis://:«r3dis!pass»@10.0.0.3:6379/0',
  'postgresql+psycopg2://atmo:«Pa$$w0rd»@db.example.org/atmosphere',
  'git clone https://oauth2:«abcDEF123456»@git.example.org/atmo.git',
  "BROKER_URL = 'amqp://atmo:«bunny%2Fhop»@mq.example.org:5672/atmo'",
  'mongodb://admin:«x9-mongo»@a.example.org,b.example.org/db',

  // Command lines.
  'celery flower --basic_auth=admin:«letmein42» --port=5555',
  'flower --basic-auth=one:«first1,two:second2»',
  'mysql -u atmo --password=«hunter22» atmosphere',
  'curl -u joetest:«swordfish9» https://example.org/api/v2/instances',
  'sshpass -p «openSesame1» ssh root@10.0.0.5',
  'openstack --os-password «stackPass1» server list',

  // Headers.
  'Authorization: Bearer «abcdefghijklmnop1234»',
  'Authorization: Basic «YWRtaW46bGV0bWVpbg==»',
  "{'Authorization': u'Token «0123456789abcdef»'}",
  'curl -H "Authorization: Token «9f8e7d6c5b4a3210»" https://example.org',
  '< Set-Cookie: «sessionid=u2k3j4h5g6; HttpOnly; Path=/»',
  'Cookie: «csrftoken=abc123def; sessionid=zyx987»',
  'X-Auth-Token: «gAAAAABjQ0a1b2c3»',
  'X-Subject-Token: «5d8c1f0e2b3a4d5e»',
  'X-Api-Key: «k-0a1b2c3d4e5f»',

  // Settings, dictionaries and calls.
  'OS_PASSWORD=«hunter22»',
  'export OS_TOKEN=«gAAAAABX-short»',
  'OS_AUTH_TOKEN="«tok en»"',
  "connect(user='a', password='«pa ss»')",
  "{u'ex_force_auth_token': u'«abc-def-ghi»', u'ex_tenant_name': u'atmo'}",
  "{'key': 'admin', 'secret': '«keystone-Secret-1»', 'ex_tenant_name': 'admin'}",
  'client_secret: «Zm9vYmFy»',
  '"api_key": "«0a1b2c3d4e»"',
  '{"auth": {"passwordCredentials": {"username": "admin", "password": "«adm1n-pw»"}}}',
  "SECRET_KEY = '«django-!@#-insecure-0p9o8i»'",
  'AWS_SECRET_ACCESS_KEY=«wJalrXUtnFEMIK7MDENGbPxRfiCYzz1234567890»',
  'aws_access_key_id = «' + 'AKIA' + 'QWERTYUIOP123456»',
  'IRODS_PASS=«rodsRods1»',
  'db_pass: «dbP4ss»',
  'pwd=«qwerty12»',
  'passwd: «rootroot1»',
  'sudo_password=«sudo-pw»',
  'private_token=«glTok-12345»',
  'refresh_token: «1//0abcdefgh»',
  'rsync_secret => «syncSyncSync»',

  // In tracebacks, as the server writes them.
  String.raw`'Traceback (most recent call last):\n  File "a.py", line 1, in f\n    login(password=\'«topsecret»\')\n'`,
  String.raw`(imaging) ERROR - Exception("Command failed: --os-password «stack9Pass» image list",) Exception:None`,
  '    keystone = ksclient.Client(username="admin", password="«k3yst0ne»", tenant_name="admin")',
  'InvalidCredsError: {"error": {"token": "«b1946ac92492d2347c6235b4d2611184»"}}',
  'login(password=&#39;«quoted-secret»&#39;)',
  'password=&quot;«html-secret»&quot;',
  '{&quot;password&quot;: &amp;quot;«twice-escaped»&amp;quot;}',

  // By their own shape, wherever they stand.
  'the worker had «' + 'gh' + 'p_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8» in its environment',
  'posted with «' + 'xox' + 'b-123456789012-abcdefABCDEF»',
  'keystone said «' +
    'gAAAAAB' +
    'k0a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7r8s9t0u1v2w3x4y5z6A7B8C9D0E1F2G3H4I5J6K7L8M9N0» is expired',
  'jwt «' + 'eyJ' + 'hbGciOiJIUzI1NiJ9.eyJzdWIiOiJqb2V0ZXN0In0.c2lnbmF0dXJlc2lnbmF0dXJl» is expired',
  'key «' + 'AKIA' + 'ABCDEFGHIJKLMNOP» was refused',
  'token «' + 'glpat' + '-a1B2c3D4e5F6g7H8i9J0» was refused',

  // Private keys.
  '-----BEGIN RSA PRIVATE KEY-----«\nMIIEowIBAAKCAQEA\nabcdef\n»-----END RSA PRIVATE KEY-----',
  '-----BEGIN OPENSSH PRIVATE KEY-----«\nb3BlbnNzaC1rZXktdjEA\n»',
  String.raw`u'-----BEGIN PRIVATE KEY-----«\nMIIEvQIBADANBgkq\n»-----END PRIVATE KEY-----'`,

  // The failure e-mail's link approves the request for whoever holds it.
  'You can re-approve the image here: «https://atmo.example.org/api/v1/request_image/12/approve?token=abc»',
];

/** Texts that look as if they held a secret, and hold none: each has to stay as it is. */
export const lookAlikes: readonly string[] = [
  'Instance: 8f3c1a52-6f0e-4f0b-9c3e-2f1d5a7b9c11',
  'Instance ID: 1111-222-3344-4567',
  'processing - f77cb286-3d31-4d4d-9d5e-0c7f9f5a1b2c',
  'checksum d41d8cd98f00b204e9800998ecf8427e',
  'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'commit 1a0094cc8d2f6b7e9a5c4d3e2f1a0b9c8d7e6f5a',
  'Username: joetest',
  'IP Address: 128.196.64.12',
  '2001:db8::8a2e:370:7334',
  "KeyError: 'password'",
  "KeyError: 'token'",
  'password = kwargs.get("password")',
  'self.token = self.get_token(credentials)',
  'password=None, secret=settings.SECRET',
  'https://example.org:8080/path@2x.png',
  'http://10.0.0.3:5555/flower/',
  'for key in keys: print(key)',
  'InvalidCredsError: the token is no longer valid',
  'InvalidCredsError: Invalid credentials with the provider',
  'SyntaxError: unexpected token: end of file',
  '  File "/opt/env/lib/python2.7/site-packages/keystoneclient/auth/token_endpoint.py", line 12, in get_token',
  '  File "/usr/lib/python2.7/getpass.py", line 71, in unix_getpass',
  'Permission denied (publickey,password).',
  'cookielib.py line 12',
  'Authorization failed: The request you have made requires authentication. (HTTP 401)',
  'celery@worker-1.example: ready.',
  'celery.worker.job: Task service.tasks.machine.imaging_task[8f3c1a52-6f0e-4f0b-9c3e-2f1d5a7b9c11] raised',
  'the secret of good logs: small ones',
  'passphrase: ********',
  'password: [removed]',
  'def login(self, username, password):',
  'TypeError: login() takes exactly 2 arguments (1 given) password',
  'token_type=bearer',
  "AttributeError: 'NoneType' object has no attribute 'token'",
  'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC7 joetest@host',
  '-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIE\n-----END CERTIFICATE-----',
  'Bearer of bad news: the instance is gone',
  'Key pair: my-laptop',
  'key=8f3c1a52-6f0e-4f0b-9c3e-2f1d5a7b9c11',
  'image_key: centos-7',
  'max_password_length=64',
  'password_expires_at: 2026-11-22',
  'secret_count = 3',
  'PWD=/home/joetest',
  'OLDPWD=/opt/dev',
  'docker run -u 1000:1000 atmosphere',
  '12 pass: 3 fail: 1',
  'celery -A atmosphere worker -u celery --loglevel=INFO',
];
