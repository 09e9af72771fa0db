Console.WriteLine("gitvan 2.0.0");
