# Prints an error in the ways in which Ruby programs print errors.
$stdout.sync = true

def section(name)
  puts "\x1e#{name}"
end

def run(name)
  section(name)
  yield
rescue StandardError => e
  section("#{name}-message")
  puts "Error: #{e.message}"
  section("#{name}-backtrace")
  puts e.full_message(highlight: false, order: :top)
  return unless ENV['CORE']

  section("#{name}-inspect")
  p e
end
