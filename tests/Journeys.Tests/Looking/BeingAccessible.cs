using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Journeys.Tests.Looking;

/// <summary>WCAG 2.2 AA and best practice as axe sees them, on every page: light, dark, at four hundred percent, and narrow from right to left; and no page breaks its own policy of scripts.</summary>
public abstract class BeingAccessible(House house)
{
    static readonly RunOnlyOptions Everything = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

    /// <summary>What keeps the rules is not written down: to name every element that does takes longer than to look.</summary>
    static readonly HashSet<ResultType> Findings = [ResultType.Violations];

    static readonly AxeRunOptions Rules = new() { RunOnly = Everything, ResultTypes = Findings };

    /// <summary>In the dark nothing is other than its colours.</summary>
    static readonly AxeRunOptions Colours = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] }, ResultTypes = Findings };

    /// <summary>Where there is less room, and in another language, the same elements stand elsewhere and say so.</summary>
    static readonly AxeRunOptions Places = new()
    {
        RunOnly = new() { Type = "rule", Values = ["target-size", "scrollable-region-focusable", "html-has-lang", "html-lang-valid", "valid-lang", "meta-viewport", "css-orientation-lock"] },
        ResultTypes = Findings,
    };

    /// <summary>Only these pages, by their names with commas between, where <c>AIGOV_PAGES</c> asks for some.</summary>
    static readonly string? Asked = Environment.GetEnvironmentVariable("AIGOV_PAGES");

    protected async Task LookAsync(string name)
    {
        Assert.SkipUnless(Asked is not { Length: > 0 } asked || asked.Split(',').Contains(name, StringComparer.Ordinal), "AIGOV_PAGES asks for others.");
        var (visited, complaints) = (Pages.Named(name), new List<string>());
        var page = await house.PageToLookAtAsync(visited.Person);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        await page.SetViewportSizeAsync(1440, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        await visited.OpenAsync(page, house);
        await FindNothingAsync("light", Rules);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        if (visited.Name == "explorer")
            await visited.OpenAsync(page, house);   // its editor takes its colours when it starts
        await FindNothingAsync("dark", Colours);
        await page.SetViewportSizeAsync(320, 256);   // 1280 by 1024 at 400 %
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        await page.SetViewportSizeAsync(390, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await visited.OpenAsync(page, house, "ar");
        await FindNothingAsync("narrow from right to left", Places);
        Assert.Empty(complaints);
        await page.CloseAsync();

        async Task FindNothingAsync(string how, AxeRunOptions rules)
        {
            var found = await page.RunAxe(rules);
            Assert.True(found.Violations.Length == 0, $"{name} {how}\n" + string.Join('\n', found.Violations.Select(v => $"{v.Id}: {v.Help} ({v.Nodes.Length}) {v.Nodes[0].Html}")));
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
