const CELERY = '/opt/env/atmo_mm/local/lib/python2.7/site-packages/celery/app/trace.py';
const RTWO = '/opt/env/atmo_mm/local/lib/python2.7/site-packages/rtwo/drivers/openstack_facade.py';
const CHROMOGENIC = '/opt/env/atmo_mm/local/lib/python2.7/site-packages/chromogenic/drivers/openstack.py';

/** Lines of a traceback as Python prints them, frames first. */
const traceback = (...lines: string[]) => ['Traceback (most recent call last):', ...lines].join('\n');

const CACHE = traceback(
  `  File "${CELERY}", line 240, in trace_task`,
  '    R = retval = fun(*args, **kwargs)',
  '  File "service/tasks/machine.py", line 319, in validate_new_image',
  '    using_admin=True)',
  `  File "${RTWO}", line 380, in _create_args_to_params`,
  "    server_params['imageRef'] = kwargs.get('image').id",
  "AttributeError: 'NoneType' object has no attribute 'id'",
);

const NBD = traceback(
  `  File "${CELERY}", line 438, in __protected_call__`,
  '    return self.run(*args, **kwargs)',
  `  File "${CHROMOGENIC}", line 246, in create_image`,
  '    snapshot_id, location = self.download_instance(**args)',
  'Exception: Error: All /dev/nbd* devices are in use',
);

/** As Python 2's `repr` writes a string that holds both quotes. */
const repr = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}\\n'`;

const CACHE_STATUS = `(validating) - ERROR - AttributeError("'NoneType' object has no attribute 'id'",) Exception:${repr(CACHE)}`;
const NBD_STATUS = `(imaging) - ERROR - Exception('Error: All /dev/nbd* devices are in use',) Exception:${repr(NBD)}`;

const PAGE = (state: string, status: string) => `Request Information
Request ID: 123
Username: joetest
Request type: New Application Request
Imaging status: Imaging allowed
Request state: ${state}
Status: ${status}
Additional Information
Original machine: Ubuntu 14.04 v.1.0
Original provider: iPlant Cloud
Destination machine: N/A
Destination provider: iPlant Cloud
Application Information
Name: My tools
Description: Tools for maize
Tags:
Visbility: public
Version Information
Name: 1.0
Change log: first
Instance Information
Instance ID: 4711
Instance alias: 8f3c1a52-6f0e-4f0b-9c3e-2f1d5a7b9c11
Instance status: active
Instance size: m1.small(2) : 2 CPU, 4096 MB Memory, 20 Disk
Instance name: maize
Response:`;

const EMAIL = (error: string) => `Subject: ERROR - Atmosphere Imaging Task has encountered an exception

ADMINS: A machine request has FAILED."
Please look over the exception. If the exception is one-time failure
you can re-approve the image here: https://atmo.example.org/api/approve/123
------------------------------------------------------------------
Machine Request:
  ID: 123
  Owner: joetest
  Contact: Joe Test (E-mail: joe@example.org)
  Instance: 8f3c1a52-6f0e-4f0b-9c3e-2f1d5a7b9c11
  IP Address: 128.196.64.12
Exception: ${error}
`;

/** A text that met nothing on its way, and what a mangling must not be asked to keep of it. */
export interface CleanCase {
  readonly name: string;
  readonly text: string;
  /** It has several lines of code below one frame: what is indented in them is lost with all indentation. */
  readonly layered?: boolean;
}

/** One clean text of each kind; each mangling and each pair is tried on every one. */
export const cleanCases: readonly CleanCase[] = [
  { name: 'a status message', text: CACHE_STATUS },
  {
    name: "the seed's form",
    text: CACHE_STATUS.replace(') - ERROR', ') ERROR').replaceAll('\\n    ', '\\n ').replaceAll('\\n  ', '\\n '),
  },
  {
    name: 'a processing stage',
    text: CACHE_STATUS.replace('(validating)', '(processing - f77cb286-4d1e-4f0e-9c58-0d2d8a4f6b11)'),
  },
  { name: 'an imaging failure', text: NBD_STATUS },
  { name: 'a nested status', text: `${NBD_STATUS} - ERROR - KeyError('size',) Exception:None` },
  {
    name: 'an error without a text',
    text: '(validating) - ERROR - <QuotaError at 0x7f> Exception:None',
  },
  { name: 'a traceback', text: CACHE },
  { name: 'a traceback with another program’s', text: `${NBD}\n` },
  {
    name: 'a Python 3 chain',
    text: `${traceback('  File "/opt/dev/atmosphere/service/cache.py", line 12, in get', '    return store[key]', '           ~~~~~^^^^^', "KeyError: 'size'")}

During handling of the above exception, another exception occurred:

${traceback('  File "/opt/dev/atmosphere/service/cache.py", line 14, in get', '    raise CacheError(f"no {key}")', 'service.cache.CacheError: no size')}
`,
  },
  {
    name: 'a message of several lines',
    text: traceback(
      '  File "/opt/dev/atmosphere/service/deploy.py", line 160, in run',
      '    return play(book)',
      'AnsibleError: 2 hosts failed',
      'host one: timed out',
      'host two: timed out',
    ),
  },
  {
    name: 'an exception group',
    text: `  + Exception Group Traceback (most recent call last):
  |   File "/opt/dev/atmosphere/service/tasks/machine.py", line 210, in start_machine_imaging
  |     asyncio.run(clean_all(images))
  | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)
  +-+---------------- 1 ----------------
    | Traceback (most recent call last):
    |   File "/opt/env/atmo/lib/python3.11/site-packages/chromogenic/clean.py", line 44, in clean_one
    |     raise OSError(28, "No space left on device")
    | OSError: [Errno 28] No space left on device
    +------------------------------------
`,
  },
  { name: 'the request’s page', text: PAGE(CACHE_STATUS, 'validating') },
  { name: 'the page of a running request', text: PAGE('imaging', 'imaging') },
  { name: 'the failure e-mail', text: EMAIL(CACHE_STATUS) },
  {
    name: 'a support request',
    text: `Username: joetest
Instance ID: 1111-222-3344-4567
Instance IP: 128.196.64.12
Traceback : ${NBD_STATUS}
Additional information: the user was upgrading the kernel

Staff Notes:
* I attempted to re-approve the request after a few hours had passed.
* I asked an administrator to restart celery.
`,
  },
];
