using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Journeys.Tests.Looking;

/// <summary>WCAG 2.2 AA and best practice as axe sees them, on every page: light, dark, narrow, and from right to left.</summary>
public sealed class BeingAccessible(House house) : Journey(house)
{
    static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    /// <summary>In the dark nothing is other than its colours.</summary>
    static readonly AxeRunOptions Colours = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    public static TheoryData<string> Names => Pages.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task Has_no_finding(string name)
    {
        foreach (var (width, scheme, language) in new[]
        {
            (1440, ColorScheme.Light, "en"), (1440, ColorScheme.Dark, "en"), (390, ColorScheme.Light, "en"), (1440, ColorScheme.Light, "ar"),
        })
        {
            await Page.SetViewportSizeAsync(width, 900);
            await Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await Pages.Named(name).OpenAsync(Page, House, language);
            var found = await Page.RunAxe(scheme is ColorScheme.Dark ? Colours : Rules);
            Assert.True(found.Violations.Length == 0, $"{name} {width} {scheme} {language}\n" + string.Join('\n',
                found.Violations.Select(v => $"{v.Id}: {v.Help} ({v.Nodes.Length}) {v.Nodes[0].Html}")));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Reflows_at_four_hundred_percent(string name)
    {
        await Page.SetViewportSizeAsync(320, 256);   // 1280 by 1024 at 400 %
        await Pages.Named(name).OpenAsync(Page, House);
        Assert.Equal(0, await Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
    }
}
