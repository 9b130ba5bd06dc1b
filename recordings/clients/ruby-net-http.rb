require 'json'
require 'net/http'
require_relative 'styles'

def get
  uri = URI("#{ENV['BASE_URL']}/v2/account")
  request = Net::HTTP::Get.new(uri)
  request['Authorization'] = "Bearer #{ENV['DIGITALOCEAN_TOKEN']}"
  Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https', open_timeout: 2, read_timeout: 2, ssl_timeout: 2, max_retries: 0) { |http| http.request(request) }
end

run('value') do
  response = get
  puts "#{response.code} #{response.message}: #{response.body}"
  response.value
  puts JSON.parse(response.body)['account']['email']
end

if ENV['CORE'] && ENV['ANSWERED']
  run('json') { puts JSON.parse(get.body)['account']['email'] }
  run('response') { p get }
end
