using Deque.AxeCore.Commons;

namespace Journeys.Tests.Looking;

/// <summary>WCAG 2.2 AA and best practice as axe sees them, on every page: light, dark, at four hundred percent, and narrow from right to left; and no page breaks its own policy of scripts.</summary>
/// <remarks>Most of the time of a run is axe's: it comes into a page once, and looks at the frame around all pages on one page for visitors and one for members.</remarks>
public abstract class BeingAccessible(House house)
{
    const string Look = """
        async ([where, rules]) => (await axe.run(where, { ...rules, resultTypes: ['violations'] })).violations
            .map(v => `${v.id}: ${v.help} (${v.nodes.length}) ${v.nodes[0].html}`)
        """;

    static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    static readonly string[] WithFrame = ["home", "home-officer"];

    static readonly object Written = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice" } };

    static readonly object Everything = new { runOnly = Written };

    /// <summary>All but how the one style sheet of all pages treats a turned screen, for which axe would fetch it again.</summary>
    static readonly object Content = new { runOnly = Written, preload = false };

    /// <summary>In the dark nothing is other than its colours.</summary>
    static readonly object Colours = new { runOnly = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } }, preload = false };

    /// <summary>Where there is less room, and from right to left, the same elements stand elsewhere.</summary>
    static readonly object Places = new { runOnly = new { type = "rule", values = new[] { "target-size", "scrollable-region-focusable" } }, preload = false };

    /// <summary>Only these pages, by their names with commas between, where <c>AIGOV_PAGES</c> asks for some.</summary>
    static readonly string? Asked = Environment.GetEnvironmentVariable("AIGOV_PAGES");

    protected async Task LookAsync(string name)
    {
        Assert.SkipUnless(Asked is not { Length: > 0 } asked || asked.Split(',').Contains(name, StringComparer.Ordinal), "AIGOV_PAGES asks for others.");
        var (visited, complaints) = (Pages.Named(name), new List<string>());
        var framed = WithFrame.Contains(name, StringComparer.Ordinal);
        var page = await house.PageToLookAtAsync(visited.Person);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        await page.SetViewportSizeAsync(1440, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        await visited.OpenAsync(page, house);
        await page.EvaluateAsync(Axe);
        await FindNothingAsync("light", framed ? Everything : Content);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        if (visited.Name == "explorer")   // its editor takes its colours when it starts
        {
            await visited.OpenAsync(page, house);
            await page.EvaluateAsync(Axe);
        }
        await FindNothingAsync("dark", Colours);
        await page.SetViewportSizeAsync(320, 256);   // 1280 by 1024 at 400 %
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        await page.SetViewportSizeAsync(390, 900);
        await page.EvaluateAsync("document.documentElement.dir = 'rtl'");
        await FindNothingAsync("narrow from right to left", Places);
        Assert.Empty(complaints);
        var inArabic = await page.APIRequest.GetAsync(visited.AddressIn(house, "ar"));
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\"", await inArabic.TextAsync(), StringComparison.Ordinal);
        await page.CloseAsync();

        async Task FindNothingAsync(string how, object rules)
        {
            object where = new { exclude = framed ? Array.Empty<string[]>() : [[".masthead"], [".colophon"]] };
            var found = await page.EvaluateAsync<string[]>(Look, new[] { where, rules });
            Assert.True(found.Length == 0, $"{name} {how}\n" + string.Join('\n', found));
        }
    }
}

/// <summary>What a visitor sees.</summary>
public sealed class BeingAccessibleToVisitors(House house) : BeingAccessible(house)
{
    public static TheoryData<string> Names => [.. Pages.All.Where(p => p.Person is null).Select(p => p.Name)];

    [Theory, MemberData(nameof(Names))]
    public Task Has_no_finding(string name) => LookAsync(name);
}

/// <summary>What people see who are signed in.</summary>
public sealed class BeingAccessibleToMembers(House house) : BeingAccessible(house)
{
    public static TheoryData<string> Names => [.. Pages.All.Where(p => p.Person is not null).Select(p => p.Name)];

    [Theory, MemberData(nameof(Names))]
    public Task Has_no_finding(string name) => LookAsync(name);
}
