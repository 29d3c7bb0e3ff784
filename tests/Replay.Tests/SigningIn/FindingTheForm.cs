using Replay.SigningIn;

namespace Replay.Tests.SigningIn;

public sealed class FindingTheForm
{
    const string Page = """
        <form method="post" action="/language"><input type="hidden" name="other" value="x"></form>
        <form class="fields" method="post" action="/sign-in">
          <input type="hidden" name="__RequestVerificationToken" value="a&#x2B;b&amp;c" />
          <input type="hidden" name="returnUrl" value="/connect/authorize?a=1&amp;b=2">
          <input id="userName" name="userName"><input id="password" name="password" type="password" required>
        </form>
        """;

    [Fact]
    public async Task Takes_the_one_that_asks_for_a_password_with_what_the_page_put_into_it()
    {
        var form = SignInForm.Find(Page)!;
        Assert.Equal("/sign-in", form.Action);
        Assert.Equal(
            "__RequestVerificationToken=a%2Bb%26c&returnUrl=%2Fconnect%2Fauthorize%3Fa%3D1%26b%3D2&userName=delegate.no&password=p+w",
            await form.Filled("delegate.no", "p w").ReadAsStringAsync());
    }

    [Fact]
    public void Finds_none_where_none_asks() => Assert.Null(SignInForm.Find("<form><input name=\"a\"></form>"));
}
