using Testing;

namespace Charts.Tests;

public sealed class MakingImages
{
    [Fact]
    public void The_gateways_Dockerfile_copies_what_is_there_and_ends_without_root()
    {
        var folder = Path.Combine(Repository.Root, "services", "Gateway");
        var lines = File.ReadAllLines(Path.Combine(folder, "Dockerfile"));

        var copied = lines
            .Where(l => l.StartsWith("COPY ", StringComparison.Ordinal) && !l.Contains("--from=", StringComparison.Ordinal))
            .SelectMany(l => l.Split(' ')[1..^1]);
        Assert.All(copied, file => Assert.True(Path.Exists(Path.Combine(folder, file)), $"{file} is not there."));
        Assert.Equal("USER 1000:1000", lines.Last(l => l.StartsWith("USER ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_images_user_is_the_charts()
    {
        var chart = await Chart.RenderAsync(Chart.Required);

        Assert.Equal(1000, chart.Deployment("gateway").Pod().SecurityContext.RunAsUser);
        Assert.All(chart.Deployments.Where(d => d.Name() != "gateway"), d => Assert.Equal(1654, d.Pod().SecurityContext.RunAsUser));   // app, in .NET's images
    }
}
