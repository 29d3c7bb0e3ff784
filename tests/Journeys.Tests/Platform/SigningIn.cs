namespace Journeys.Tests.Platform;

static class SigningIn
{
    /// <summary>Signs in through the identity service's own page, as everyone does; works without scripts.</summary>
    public static async Task SignInAsync(this IPage page, string name, string back = "/")
    {
        await page.GotoAsync($"/sign-in?back={Uri.EscapeDataString(back)}");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Password").FillAsync(House.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.ArriveAsync($"{House.Web}/**");
    }
}
