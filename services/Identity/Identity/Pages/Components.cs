// Pages and their parts are not made to be inherited.
namespace Identity.Pages
{
    sealed partial class Instant;
    sealed partial class Refusal;
    sealed partial class ScopeList;
    sealed partial class Sheet;
    sealed partial class StatusPage;
}

namespace Identity.AuthorizingAClient
{
    sealed partial class AgreementPage;
}

namespace Identity.KeepingPasskeys
{
    sealed partial class PasskeyRefusedPage;
}

namespace Identity.ChangingAPassword
{
    sealed partial class PasswordPage;
}

namespace Identity.OpeningAnAccount
{
    sealed partial class OpenPage;
    sealed partial class OpenedPage;
}

namespace Identity.ListingSessions
{
    sealed partial class AccountPage;
}

namespace Identity.SigningIn
{
    sealed partial class SignInPage;
}

namespace Identity.SigningOut
{
    sealed partial class SignOutPage;
}

namespace Identity.VerifyingADevice
{
    sealed partial class DeviceCodePage;
    sealed partial class DeviceDonePage;
    sealed partial class DevicePage;
}
