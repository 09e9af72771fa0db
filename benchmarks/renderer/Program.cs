// Renders what it is asked for, over and over: a line `<template> <milliseconds>` is answered by `<renders> <nanoseconds> <bytes allocated> <length>`.
// renderer.mjs does the same with nunjucks. Both stay, so that what they have compiled stays too, and the benchmark lets them take turns.
#pragma warning disable RS0030 // A program of its own, that talks by standard input and output.
using System.Diagnostics;
using GitVan.Templates;
using GitVan.Templates.Loaders;
using GitVan.Templates.Values;

var folder = args[0];
// In memory, as nunjucks keeps what it has loaded.
var sources = Directory.GetFiles(folder, "*.njk").ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
var engine = new TemplateEngine(new TemplateOptions { Loader = new MemoryLoader(sources) });
while (Console.ReadLine() is { } line)
{
    var (name, budget) = (line.Split(' ')[0], TimeSpan.FromMilliseconds(int.Parse(line.Split(' ')[1])));
    var template = engine.Get(name + ".njk");
    var values = JsonValue.Parse(File.ReadAllText(Path.Combine(folder, name + ".json"))).AsMap!;
    var (renders, length) = (0L, 0);
    var bytes = GC.GetAllocatedBytesForCurrentThread();
    var start = Stopwatch.GetTimestamp();
    do
    {
        // Without a look at the clock each time: the smallest takes a microsecond.
        for (var i = 0; i < 10 && (i == 0 || length < 10_000); i++, renders++) length = template.Render(values).Length;
    }
    while (Stopwatch.GetElapsedTime(start) < budget);

    var time = Stopwatch.GetElapsedTime(start);
    Console.WriteLine($"{renders} {time.TotalNanoseconds:0} {GC.GetAllocatedBytesForCurrentThread() - bytes} {length}");
}
